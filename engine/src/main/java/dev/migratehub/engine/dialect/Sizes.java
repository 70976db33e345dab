package dev.migratehub.engine.dialect;

import java.util.Locale;

/// Numbers of bytes as people read them.
public final class Sizes {

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private Sizes() {}

  /// `12.3 MB`, with 1024 bytes to a kB as databases count them.
  public static String text(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " " + UNITS[0]
        : String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
  }
}
