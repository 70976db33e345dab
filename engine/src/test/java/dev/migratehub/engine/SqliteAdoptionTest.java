package dev.migratehub.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class SqliteAdoptionTest implements AdoptionContract {

  @Override
  public Site site(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Site.file(folder.resolve("data.db"));
  }
}
