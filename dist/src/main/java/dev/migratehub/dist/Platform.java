package dev.migratehub.dist;

import java.util.Arrays;
import java.util.Locale;

/// A kind of machine that an installable is for. It is built on such a machine, because its
/// start-up cache is learnt by running it; adding a platform is adding a line.
enum Platform {
  LINUX_X64("linux-x64", "amd64", "Linux/x86_64/libsqlitejdbc.so"),
  LINUX_ARM64("linux-arm64", "arm64", "Linux/aarch64/libsqlitejdbc.so");

  private final String id;
  private final String debian;
  private final String sqlite;

  Platform(String id, String debian, String sqlite) {
    this.id = id;
    this.debian = debian;
    this.sqlite = sqlite;
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

  /// Where SQLite's library for it lies among those of its driver.
  String sqlite() {
    return sqlite;
  }
}
