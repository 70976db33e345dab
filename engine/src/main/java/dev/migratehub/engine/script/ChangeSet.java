package dev.migratehub.engine.script;

import java.util.List;

/// One change set of a formatted SQL file.
///
/// @param file the name under which it is known: its file's, or the logical one given for it
/// @param validChecksums what Liquibase takes for right besides the checksum of its text
record ChangeSet(String file, String author, String id, Sides sides, List<String> validChecksums) {

  ChangeSet {
    validChecksums = List.copyOf(validChecksums);
  }

  /// What tells it from all others of its folder: `users.sql::ann:1`.
  String key() {
    return file + "::" + author + ":" + id;
  }
}
