package dev.migratehub.hub.run;

import java.lang.management.ManagementFactory;
import java.util.UUID;

/// This process among those that share the hub's database.
record Node(String name) {

  /// A name that no other process has or had.
  static Node ofThisProcess() {
    return new Node(
        ManagementFactory.getRuntimeMXBean().getName()
            + "/"
            + UUID.randomUUID().toString().substring(0, 8));
  }
}
