package dev.migratehub.guardian.log;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A member of a group: its name, which is never used again after it left, and where the others
/// reach it.
public record Peer(String id, String host, int port) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

  public Peer {
    if (!NAME.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a member's name has letters, digits, dots and dashes, at most 63: " + id);
    }
    if (host.isBlank() || port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a member's address is HOST:PORT: " + host + ":" + port);
    }
  }

  /// Reads `id=host:port`.
  public static Peer parse(String text) {
    int equals = text.indexOf('=');
    int colon = text.lastIndexOf(':');
    if (equals < 1 || colon < equals) {
      throw new IllegalArgumentException("a member is written ID=HOST:PORT, not " + text);
    }
    try {
      return new Peer(
          text.substring(0, equals),
          text.substring(equals + 1, colon),
          Integer.parseInt(text.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a member is written ID=HOST:PORT, not " + text, e);
    }
  }

  /// Reads several with commas between them.
  public static List<Peer> parseAll(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(Peer::parse).toList();
  }

  /// As `host:port`.
  public String address() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return id + "=" + address();
  }
}
