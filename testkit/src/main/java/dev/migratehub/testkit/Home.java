package dev.migratehub.testkit;

import java.nio.file.Path;

/// Where a server keeps its data, and what happens to them at the end.
sealed interface Home {

  /// A folder below `target`, deleted at the end.
  record Throwaway() implements Home {}

  /// A folder of the caller's, made if it is missing and kept.
  record Kept(Path folder) implements Home {}
}
