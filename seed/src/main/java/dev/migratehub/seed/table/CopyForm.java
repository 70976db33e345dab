package dev.migratehub.seed.table;

import dev.migratehub.seed.file.Row;

/// A form in which `COPY` reads rows.
sealed interface CopyForm permits CopyBinary, CopyText {

  /// What the statement says of it, behind `from stdin`.
  String options();

  /// What comes before the rows.
  void begin(Bytes out);

  /// Puts a row.
  ///
  /// @return whether it could be said in this form; if not, nothing was put
  boolean put(Row row, Bytes out);

  /// What comes behind the rows.
  void end(Bytes out);
}
