package dev.migratehub.testkit;

import java.nio.file.Path;
import java.util.List;

/// What differs between the servers.
interface ServerKind {

  /// An initialised data folder to copy.
  Path template();

  List<String> command(Path data, int port);

  /// The account and the database that are there from the beginning.
  Database administrator(int port);

  /// The order to leave properly, cutting open connections.
  Signal stop();

  /// The fastest end that leaves nothing behind outside the data folder.
  Signal discard();
}
