package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Versions of things as ETag and If-Match carry them: a number in quotes.
public final class Versions {

  private Versions() {}

  /// The tag of a version.
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  /// The version a request was made for; empty when it does not say.
  ///
  /// @throws Refusal when it is no tag of ours
  public static Optional<Long> wanted(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return Optional.empty();
    }
    String plain = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
    try {
      return Optional.of(Long.parseLong(plain));
    } catch (NumberFormatException e) {
      throw new Refusal(Fault.MALFORMED, "if_match", "If-Match is no tag that was given out.");
    }
  }
}
