package dev.migratehub.hub.reach;

import java.net.InetAddress;
import java.util.List;

/// What became of asking for a host.
public sealed interface Reached {

  /// These may be connected to, and no others.
  record Allowed(List<InetAddress> addresses) implements Reached {
    public Allowed {
      addresses = List.copyOf(addresses);
    }
  }

  /// Nobody knows the name.
  record Unknown() implements Reached {}

  /// At least one of its addresses is none that may be connected to.
  ///
  /// @param why a clause that goes on from "its address"
  record Forbidden(String why) implements Reached {}
}
