package dev.migratehub.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class SqliteHookTest implements HookContract {

  @Override
  public String freshUrl(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "sqlite:" + folder.resolve("data.db");
  }
}
