package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.NewMigration;
import java.nio.file.Path;
import java.util.List;

/// `migr8 create`: writes the files of a new migration.
final class Create implements Command {

  @Override
  public Usage usage() {
    return Usage.of("create", "Write the files of a new migration")
        .detail(
            "The number continues the folder's style: the next one where it counts, the time in"
                + " UTC where it holds timestamps. An empty folder begins with 001 in layout"
                + " paired. No database is asked.")
        .needs("NAME", "What it does, such as add_email or \"add email\"")
        .mention(Settings.DIRECTORY)
        .mention(Settings.LAYOUT)
        .example("migr8 create add_email", "writes 003_add_email.up.sql and .down.sql")
        .example("migr8 create add_email --dir db", "in another folder");
  }

  @Override
  public int run(Call call) {
    Config config = call.settings();
    List<Path> files =
        NewMigration.in(
                Path.of(config.get(Settings.DIRECTORY)),
                config.find(Settings.LAYOUT).flatMap(Layout::named),
                call.arguments().at(0).orElseThrow(),
                call.clock().instant())
            .write();
    call.report().answer(new Answer.Written(files.stream().map(Path::toString).toList()));
    return 0;
  }
}
