package dev.migratehub.hub.reach;

import java.net.InetAddress;

/// A network in CIDR's notation, such as `10.0.0.0/8` or `2001:db8::/32`.
///
/// @param bits how many of the first bits every address in it shares
public record Network(InetAddress address, int bits) {

  /// Reads one; an address alone is a network of itself.
  ///
  /// @throws IllegalArgumentException with a sentence, when it is none
  public static Network of(String text) {
    int slash = text.indexOf('/');
    InetAddress address;
    try {
      address = Ip.plain(InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + " is no network such as 10.0.0.0/8", e);
    }
    int all = address.getAddress().length * Byte.SIZE;
    String bits = slash < 0 ? "" + all : text.substring(slash + 1);
    if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > all) {
      throw new IllegalArgumentException(text + " is no network: behind the / go 0 to " + all);
    }
    return new Network(address, Integer.parseInt(bits));
  }

  /// Whether an address lies in it.
  public boolean holds(InetAddress other) {
    byte[] one = address.getAddress();
    byte[] two = Ip.plain(other).getAddress();
    if (one.length != two.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((one[bit / Byte.SIZE] ^ two[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + bits;
  }
}
