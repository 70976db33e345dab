package dev.migratehub.seed.file;

import java.nio.file.Path;
import java.util.List;

/// A file of data and what it says of itself.
///
/// @param shown its name within the folder, as users know it
/// @param table may begin with a schema
/// @param truncate whether the table is emptied first
/// @param key the columns by which rows are told apart; none for the primary key
public record SeedFile(
    Path path,
    String shown,
    Form form,
    String table,
    boolean truncate,
    Mode mode,
    List<String> key) {

  /// How data are written.
  public enum Form {
    CSV,
    YAML
  }

  public SeedFile {
    key = List.copyOf(key);
  }

  /// Its rows.
  public RowSource rows() {
    return switch (form) {
      case CSV -> CsvRows.open(this);
      case YAML -> YamlRows.open(this);
    };
  }

  /// The same for another table, whatever its name says.
  public SeedFile into(String other) {
    return new SeedFile(path, shown, form, other, truncate, mode, key);
  }

  /// The same, with the table emptied first.
  public SeedFile emptied() {
    return new SeedFile(path, shown, form, table, true, mode, key);
  }
}
