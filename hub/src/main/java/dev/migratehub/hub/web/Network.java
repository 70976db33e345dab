package dev.migratehub.hub.web;

import java.net.InetAddress;
import java.util.Arrays;

/// A network, by its first address and how many bits of it count.
final class Network {

  private final byte[] first;
  private final int bits;

  private Network(byte[] first, int bits) {
    if (bits < 0 || bits > first.length * 8) {
      throw new IllegalArgumentException("no such network");
    }
    this.first = first;
    this.bits = bits;
  }

  /// Reads `10.0.0.0/24` or one address; no name is looked up.
  static Network of(String text) {
    int slash = text.indexOf('/');
    byte[] first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    return new Network(
        first, slash < 0 ? first.length * 8 : Integer.parseInt(text.substring(slash + 1)));
  }

  /// Whether an address is in it.
  boolean holds(InetAddress address) {
    byte[] other = address.getAddress();
    int whole = bits / 8;
    if (other.length != first.length || !Arrays.equals(first, 0, whole, other, 0, whole)) {
      return false;
    }
    int rest = bits % 8;
    int mask = 0xff << (8 - rest);
    return rest == 0 || (first[whole] & mask) == (other[whole] & mask);
  }
}
