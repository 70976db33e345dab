package dev.migratehub.guardian.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A command as it stands in the log: who wants it, when, and why.
///
/// @param request the author's own key of this request; a repeated one gives the first answer
/// @param at to the microsecond, as the tables keep it
public record Proposal(String request, String author, Instant at, String comment, Command command) {

  private static final int COMMENT = 2_000;

  public Proposal {
    Names.text("an idempotency key", request);
    Names.id("an author", author);
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (comment.length() > COMMENT || comment.indexOf(0) >= 0) {
      throw new IllegalArgumentException("a comment has at most " + COMMENT + " characters");
    }
  }
}
