package dev.migratehub.seed;

/// Is told how far a run came.
public interface Watch {

  /// So much of a file was read.
  void moved(String file, long bytes, long total, long rows);

  /// A file is in its table.
  void sown(Sowing sowing);
}
