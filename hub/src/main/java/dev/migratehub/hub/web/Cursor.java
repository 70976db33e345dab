package dev.migratehub.hub.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;

/// A place in a list that is ordered by time, newest first; rows that arrive meanwhile do not move
/// it.
///
/// @param at of the last row that was shown
/// @param id of the same, where several have one time
public record Cursor(Instant at, UUID id) {

  /// Before everything.
  public static final Cursor START =
      new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  /// As it is given to callers.
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(UTF_8));
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws Refusal when it is none
  public static Cursor of(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      int slash = plain.indexOf('/');
      if (slash > 0) {
        return new Cursor(
            Instant.parse(plain.substring(0, slash)), UUID.fromString(plain.substring(slash + 1)));
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      // Said below.
    }
    throw new Refusal(Fault.MALFORMED, "cursor", "The cursor is none that was given out.");
  }
}
