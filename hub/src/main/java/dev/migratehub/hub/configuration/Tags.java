package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.Seen;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The version that a change was made for, as ETag and If-Match carry it: `"3-120"` is version 3,
/// made at index 120; `"3"` is whichever version 3 there is.
final class Tags {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,18})(?:-(\\d{1,18}))?\"?");

  private Tags() {}

  static String of(Revision revision) {
    return '"' + revision.tag() + '"';
  }

  /// @param ifMatch the header; may be missing
  /// @param version a field of the body or of the address; may be missing
  /// @throws Refusal when both are missing: nobody changes what he has not seen
  static Seen seen(@Nullable String ifMatch, @Nullable Long version) {
    if (version != null) {
      return RegistryFaults.made("version", () -> Seen.version(version));
    }
    if (ifMatch == null) {
      throw Refusal.invalid(
          "version", "is missing: say which version you saw, here or by If-Match");
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new Refusal(Fault.MALFORMED, "if_match", "If-Match is no tag that was given out.");
    }
    long index = tag.group(2) == null ? 0 : Long.parseLong(tag.group(2));
    return RegistryFaults.made("version", () -> new Seen(Long.parseLong(tag.group(1)), index));
  }
}
