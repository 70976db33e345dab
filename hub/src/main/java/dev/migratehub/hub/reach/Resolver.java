package dev.migratehub.hub.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host.
@FunctionalInterface
public interface Resolver {

  /// All of them, at least one.
  ///
  /// @throws UnknownHostException when there are none, or nobody answers
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
