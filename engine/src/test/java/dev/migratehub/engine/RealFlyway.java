package dev.migratehub.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Flyway itself.
final class RealFlyway {

  private static final RealTool TOOL = new RealTool("flyway");

  private RealFlyway() {}

  static void migrate(Site site, Path folder, String... settings) {
    run("migrate", site, folder, settings);
  }

  static void baseline(Site site, Path folder, String... settings) {
    run("baseline", site, folder, settings);
  }

  static void repair(Site site, Path folder, String... settings) {
    run("repair", site, folder, settings);
  }

  /// Runs a command with settings `name=value`, the `flyway.` of their names left out.
  private static void run(String command, Site site, Path folder, String... settings) {
    TOOL.inside(() -> {
      Object configuration =
          TOOL.callStatic("org.flywaydb.core.Flyway", "configure", TOOL.loader());
      RealTool.call(configuration, "dataSource", site.jdbcUrl(), site.user(), site.password());
      Map<String, String> values = new HashMap<>();
      values.put("flyway.locations", "filesystem:" + folder);
      for (String setting : settings) {
        values.put("flyway." + setting.split("=", 2)[0], setting.split("=", 2)[1]);
      }
      RealTool.call(configuration, "configuration", values);
      return RealTool.call(RealTool.call(configuration, "load"), command);
    });
  }
}
