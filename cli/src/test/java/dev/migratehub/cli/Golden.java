package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what must come out. `-Dgolden.update=true` writes what comes out now.
final class Golden {

  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private Golden() {}

  static void check(Path file, String now) throws IOException {
    if (UPDATE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, now);
    }
    assertThat(now)
        .as(file + "; if the change is meant, run the tests with -Dgolden.update=true")
        .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }
}
