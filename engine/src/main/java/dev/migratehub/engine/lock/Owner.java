package dev.migratehub.engine.lock;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/// Who owns a lease.
///
/// @param id no other run ever has it
/// @param pid the process id on that host
record Owner(String id, String user, String host, long pid) {

  /// A run of this process.
  static Owner ofThisProcess() {
    return new Owner(
        UUID.randomUUID().toString(),
        System.getProperty("user.name", "unknown"),
        thisHost(),
        ProcessHandle.current().pid());
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
