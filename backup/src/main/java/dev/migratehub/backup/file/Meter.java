package dev.migratehub.backup.file;

/// Is told how far something came. It may also end it, by an exception of its own.
public interface Meter {

  /// So many bytes are through; `total` is 0 where nobody knows it.
  void moved(long bytes, long total);
}
