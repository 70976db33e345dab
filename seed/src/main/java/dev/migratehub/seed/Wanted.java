package dev.migratehub.seed;

import java.util.List;
import java.util.Optional;

/// Which files are to be put in, and how.
///
/// @param files those that are named; none for all
/// @param environment whose files come after the others
/// @param byDependencies whether tables that are referred to come first
/// @param truncate whether every table is emptied first
public record Wanted(
    List<String> files, Optional<String> environment, boolean byDependencies, boolean truncate) {

  public Wanted {
    files = List.copyOf(files);
  }
}
