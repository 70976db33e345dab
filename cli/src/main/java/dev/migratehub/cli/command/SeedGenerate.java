package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.seed.Generation;
import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.file.SeedFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// `migr8 seed generate`: writes a file of data for a table.
final class SeedGenerate implements Command {

  private static final Flag FORMAT = Flag.value("FORMAT", "csv or yaml", "--format");
  private static final Flag ROWS =
      Flag.value("N", "Fill it with so many rows that are made up", "--rows");
  private static final Flag FILE =
      Flag.value("NAME", "Its name in the folder, instead of the next number", "--file");
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");

  @Override
  public Usage usage() {
    return Usage.of("seed generate", "Write a file of data for a table")
        .detail(
            "A template with the columns of the table, without those that the database fills"
                + " itself. With --rows it is filled with values that look real, fit their types"
                + " and conditions, differ where they must, and point at rows that are there; they"
                + " are tried on the table and taken out again before the file is left there.")
        .needs("TABLE", "A table of the database")
        .flag(FORMAT)
        .flag(ROWS)
        .flag(FILE)
        .mention(Settings.SEEDS)
        .example("migr8 seed generate products", "writes seeds/010_products.csv")
        .example("migr8 seed generate products --rows 1000 --format yaml", "with a thousand rows");
  }

  @Override
  public int run(Call call) {
    Generation.Order order =
        new Generation.Order(
            call.arguments().at(0).orElseThrow(),
            form(call.arguments().value(FORMAT).orElse("csv")),
            call.arguments().value(ROWS).map(SeedGenerate::count).orElse(0L),
            call.arguments().value(FILE));
    return call.each((own, connection) -> {
      SeedFolder folder = new SeedFolder(Path.of(connection.config().get(Settings.SEEDS)));
      Path file = new Generation(connection.target(), folder).write(order);
      own.report().answer(new Answer.Written(List.of(file.toString())));
      return 0;
    });
  }

  private static SeedFile.Form form(String word) {
    return switch (word) {
      case "csv" -> SeedFile.Form.CSV;
      case "yaml", "yml" -> SeedFile.Form.YAML;
      default ->
          throw wrong(word + " is no format of seeds", "write --format csv or --format yaml");
    };
  }

  private static long count(String text) {
    if (!COUNT.matcher(text).matches()) {
      throw wrong(text + " is not a number of rows", "write how many, from 1: --rows 1000");
    }
    return Long.parseLong(text);
  }

  private static RuntimeException wrong(String what, String next) {
    return new Problem(Code.ARGUMENTS_INVALID, what, "no file was written", next).exception();
  }
}
