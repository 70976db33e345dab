package dev.migratehub.seed.file;

import org.jspecify.annotations.Nullable;

/// The rows of a file, read one after another. Reading throws a problem where the file is not what
/// it should be.
public interface RowSource extends AutoCloseable {

  /// The next row; null at the end.
  @Nullable Row next();

  /// How many bytes of the file were read so far.
  long bytes();

  @Override
  void close();
}
