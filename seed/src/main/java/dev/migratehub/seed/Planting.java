package dev.migratehub.seed;

import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.table.Table;

/// A file and the table it is for.
record Planting(SeedFile file, Table table) {}
