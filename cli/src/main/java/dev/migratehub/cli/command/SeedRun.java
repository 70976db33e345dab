package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.seed.Seeds;
import dev.migratehub.seed.Sowing;
import dev.migratehub.seed.Wanted;
import dev.migratehub.seed.file.SeedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `migr8 seed run`: puts data into tables.
final class SeedRun implements Command {

  private static final Flag FILE =
      Flag.value("NAME", "Only this file of the folder; may be repeated", "--file");
  private static final Flag ORDER =
      Flag.value(
          "ORDER", "name, or dependencies: tables that are referred to come first", "--order");
  private static final Flag TRUNCATE = Flag.toggle("Empty each table first", "--truncate");

  @Override
  public Usage usage() {
    return Usage.of("seed run", "Put the data of CSV and YAML files into tables")
        .detail(
            "Every file of the seeds folder in the order of names, each in a transaction of its own:"
                + " all of it or nothing. A CSV file is for the table in its name"
                + " (010_products.csv: products), a YAML file says its table. With an environment,"
                + " the files of the sub-folder with that name come after the others.")
        .flag(FILE)
        .flag(ORDER)
        .flag(TRUNCATE)
        .mention(Settings.ENVIRONMENT)
        .mention(Settings.SEEDS)
        .example("migr8 seed run", "every file")
        .example("migr8 seed run --file 010_products.csv", "one of them")
        .example("migr8 seed run --environment dev --order=dependencies", "those of seeds/dev too");
  }

  @Override
  public int run(Call call) {
    boolean byDependencies = byDependencies(call.arguments());
    return call.each((own, connection) -> run(own, connection, byDependencies));
  }

  private static int run(Call call, Connection connection, boolean byDependencies) {
    Wanted wanted =
        new Wanted(
            call.arguments().all(FILE),
            connection.config().find(Settings.ENVIRONMENT),
            byDependencies,
            call.arguments().has(TRUNCATE));
    Seeds seeds =
        new Seeds(
            connection.target(),
            new SeedFolder(Path.of(connection.config().get(Settings.SEEDS))),
            new Sowings(call, connection));
    long clock = System.nanoTime();
    List<Sowing> sowings =
        call.interrupts()
            .during(connection.target().name(), seeds::interrupt, true, () -> seeds.run(wanted));
    call.report()
        .answer(
            new Answer.Seeds.Completed(
                connection.target().name(),
                connection.target().address(),
                sowings.size(),
                sowings.stream().mapToLong(Sowing::rows).sum(),
                Duration.ofNanos(System.nanoTime() - clock)));
    return 0;
  }

  private static boolean byDependencies(Arguments arguments) {
    return switch (arguments.value(ORDER).orElse("name")) {
      case "name" -> false;
      case "dependencies" -> true;
      case String other ->
          throw new Problem(
                  Code.ARGUMENTS_INVALID,
                  other + " is no order of files",
                  "no database was touched",
                  "write --order=name or --order=dependencies")
              .exception();
    };
  }
}
