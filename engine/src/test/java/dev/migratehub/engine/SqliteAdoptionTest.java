package dev.migratehub.engine;

import dev.migratehub.engine.adopt.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class SqliteAdoptionTest
    implements FlywayAdoptionContract, LiquibaseAdoptionContract, LedgersContract {

  @Override
  public Site site(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Site.file(folder.resolve("data.db"));
  }

  @Override
  public List<String> definition(Tool tool) {
    return Definitions.sqlite(tool);
  }
}
