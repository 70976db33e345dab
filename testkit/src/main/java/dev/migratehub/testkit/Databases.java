package dev.migratehub.testkit;

/// A running server that others use too: it gives databases and cannot be stopped. Any thread may
/// ask.
public sealed interface Databases permits DatabaseServer {

  /// The account and the database that are there from the beginning.
  Database administrator();

  /// A database nobody used before.
  Database newDatabase();
}
