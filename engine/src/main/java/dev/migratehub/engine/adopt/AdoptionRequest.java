package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.TableName;
import java.util.Optional;

/// What a user wants adopted.
///
/// @param from the tool, where it is to be no other
/// @param table the table of its history, where it is not the tool's usual one
/// @param acceptChanged whether files may differ from what was applied
/// @param allowMissing whether files of what was applied may be missing
public record AdoptionRequest(
    Optional<Tool> from, Optional<TableName> table, boolean acceptChanged, boolean allowMissing) {

  /// Whatever is found, if all of it agrees.
  public static final AdoptionRequest ANY =
      new AdoptionRequest(Optional.empty(), Optional.empty(), false, false);
}
