package dev.migratehub.hub.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// IP addresses that are written out.
public final class Ip {

  private static final int V4 = 4;
  private static final int V6 = 16;

  private Ip() {}

  /// Whether it is one; the text holds nothing but digits, `a` to `f`, colons and dots, so that no
  /// name is asked for.
  public static boolean parses(String text) {
    try {
      return InetAddress.ofLiteral(text).getAddress().length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// The same address as IPv4 where it is one in the clothes of IPv6: mapped (`::ffff:10.0.0.1`),
  /// compatible (`::10.0.0.1`), translated (`64:ff9b::10.0.0.1`) or carried by 6to4
  /// (`2002:a00:1::`).
  static InetAddress plain(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != V6) {
      return address;
    }
    if (begins(bytes, 0x20, 0x02)) {
      return of(Arrays.copyOfRange(bytes, 2, 2 + V4));
    }
    boolean dressed =
        begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
            || begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0)
            || begins(bytes, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)
            || (begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && !low(bytes));
    return dressed ? of(Arrays.copyOfRange(bytes, V6 - V4, V6)) : address;
  }

  static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
    }
  }

  /// `::` and `::1` mean what they mean in IPv6.
  private static boolean low(byte[] bytes) {
    return begins(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && (bytes[15] & 0xff) <= 1;
  }

  private static boolean begins(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
