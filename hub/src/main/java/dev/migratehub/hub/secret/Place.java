package dev.migratehub.hub.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Where a secret belongs: sealed for one place, it does not open in another.
///
/// @param parts what names the place — table, row, field — and whatever must not change while the
///   secret stays, such as the address a password is for
public record Place(List<String> parts) {

  public Place {
    parts = List.copyOf(parts);
  }

  /// A place with these parts.
  public static Place of(String... parts) {
    return new Place(List.of(parts));
  }

  /// The same with more parts.
  Place and(String part) {
    List<String> more = new ArrayList<>(parts);
    more.add(part);
    return new Place(more);
  }

  /// Each part with its length before it, so that no two places are written alike.
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      out.writeBytes((bytes.length + ":").getBytes(UTF_8));
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}
