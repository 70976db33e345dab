package dev.migratehub.dist;

import java.util.Arrays;
import java.util.Locale;

/// A kind of machine that an installable is for. It is built on such a machine, because its
/// start-up cache is learnt by running it; adding a platform is adding a line.
enum Platform {
  LINUX_X64("linux-x64", "amd64", "org/sqlite/native/Linux/x86_64", "linux/amd64"),
  LINUX_ARM64("linux-arm64", "arm64", "org/sqlite/native/Linux/aarch64", "linux/aarch64");

  private final String id;
  private final String debian;
  private final String sqlite;
  private final String zstd;

  Platform(String id, String debian, String sqlite, String zstd) {
    this.id = id;
    this.debian = debian;
    this.sqlite = sqlite;
    this.zstd = zstd;
  }

  /// The platform with that name, which must be the one of this machine.
  static Platform named(String id) {
    Platform here = here();
    if (!here.id.equals(id)) {
      throw new IllegalArgumentException(
          "an installable for %s is built on such a machine; this one is %s"
              .formatted(id, here.id));
    }
    return here;
  }

  /// The platform of this machine.
  static Platform here() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "arm64";
          case String other -> other;
        };
    return Arrays.stream(values())
        .filter(it -> it.id.equals(system + "-" + processor))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("no installable for %s-%s".formatted(system, processor)));
  }

  /// As in the archive's name.
  String id() {
    return id;
  }

  /// What Debian calls it.
  String debian() {
    return debian;
  }

  /// The folder of SQLite's library for it in the jar of the driver.
  String sqlite() {
    return sqlite;
  }

  /// The folder of Zstandard's library for it in its jar.
  String zstd() {
    return zstd;
  }
}
