package dev.migratehub.engine.dialect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a target is locked for one run at a time.
public sealed interface LockSql {

  /// A lock that belongs to a session of the server and goes with it.
  ///
  /// @param numeric whether the key is a number of 64 bits, else a text of at most 64 characters
  /// @param take a query with the key as parameter that answers 1 when the lock was had, at once
  /// @param release a query with the key as parameter
  /// @param holder a query with the key as parameter: `session_id`, `user_name`, `host`, `since`,
  ///   `statement`; NULL for what this user may not know
  /// @param mine a query with the key as parameter that answers 1 when this session has the lock
  /// @param lettingGo found in statements whose text shows that they may release what the session
  ///   holds; a routine can do so without it
  /// @param hints in lower case; one of them stands in every text in which `lettingGo` is found
  /// @param lease what is used where a pooler does not keep the session; empty where none is known
  record OnServer(
      boolean numeric,
      String take,
      String release,
      String holder,
      String mine,
      Pattern lettingGo,
      List<String> hints,
      Optional<LeaseSql> lease)
      implements LockSql {}

  /// A lock file beside the database file.
  ///
  /// @param path a query for the database file's path, empty for one in memory
  record BesideFile(String path) implements LockSql {}
}
