package dev.migratehub.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;

/// Liquibase itself, on a root change log that includes all of a folder.
final class RealLiquibase {

  private static final RealTool TOOL = new RealTool("liquibase");

  private RealLiquibase() {}

  /// Applies what is pending, at most `count`.
  static void update(Site site, Path folder, int count) {
    TOOL.inside(() -> {
      Path above = folder.toAbsolutePath().resolveSibling("");
      write(above.resolve("root.xml"), folder);
      Map<String, Object> quiet = Map.of("ui", TOOL.make("liquibase.ui.LoggerUIService"));
      Object scope = TOOL.callStatic("liquibase.Scope", "enter", quiet);
      try (Connection connection = TOOL.connect(site)) {
        Object database =
            RealTool.call(
                TOOL.callStatic("liquibase.database.DatabaseFactory", "getInstance"),
                "findCorrectDatabaseImplementation",
                TOOL.make("liquibase.database.jvm.JdbcConnection", connection));
        Object files = TOOL.make("liquibase.resource.DirectoryResourceAccessor", above.toFile());
        Object liquibase = TOOL.make("liquibase.Liquibase", "root.xml", files, database);
        return RealTool.call(liquibase, "update", count, "");
      } finally {
        TOOL.callStatic("liquibase.Scope", "exit", scope);
      }
    });
  }

  private static void write(Path root, Path folder) throws IOException {
    Files.writeString(
        root,
        """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <includeAll path="%s/" relativeToChangelogFile="true"/>
        </databaseChangeLog>
        """
            .formatted(folder.getFileName()));
  }
}
