package dev.migratehub.backup.kind;

import dev.migratehub.backup.program.Programs;
import dev.migratehub.engine.target.OpenTarget;
import java.nio.file.Path;

/// What a dump is made from.
///
/// @param folder where large files may lie for a while
public record Making(OpenTarget open, Access access, Programs programs, Path folder) {}
