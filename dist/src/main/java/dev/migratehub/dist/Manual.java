package dev.migratehub.dist;

import dev.migratehub.cli.command.Commands;
import dev.migratehub.cli.usage.Argument;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Pages for `man`, from the same declarations as parser and help: one for `migr8`, one for each
/// command.
final class Manual {

  private final Path folder;
  private final String version;

  /// @param folder where pages of section 1 go
  Manual(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /// Writes all of them.
  void write() {
    Trees.write(folder.resolve("migr8.1"), overview());
    for (Usage usage : Commands.usages()) {
      Trees.write(folder.resolve(title(usage) + ".1"), page(usage));
    }
  }

  private static String title(Usage usage) {
    return "migr8-" + usage.name().replace(' ', '-');
  }

  private String overview() {
    Roff page = new Roff("migr8", version);
    page.section("NAME").text("migr8 - database migrations in plain SQL");
    page.section("SYNOPSIS").bold("migr8").text("COMMAND [OPTIONS]");
    page.section("DESCRIPTION")
        .text("Brings a database to the state that a folder of SQL scripts describes.")
        .text("Without any settings it takes the SQLite file migr8.db and the folder migrations.");
    page.section("COMMANDS");
    Commands.usages()
        .forEach(
            usage -> page.item(usage.name(), usage.sentence() + ". See " + title(usage) + "(1)."));
    page.section("OPTIONS OF EVERY COMMAND");
    CommonFlags.all().forEach(flag -> option(page, flag));
    page.section("EXIT STATUS");
    STATUSES.forEach(status -> page.item(status.getFirst(), status.getLast()));
    page.section("FILES").item(".migr8.yaml", "Settings; migr8 config init writes one.");
    page.item(".env", "Variables for the working folder.");
    page.section("ENVIRONMENT")
        .item("DATABASE_URL, MIGR8_…", "Settings; migr8 config show lists them.")
        .item("MIGR8_JAVA_OPTIONS", "Options for the Java runtime, such as a trust store.");
    return page.toString();
  }

  private static final List<List<String>> STATUSES =
      List.of(
          List.of("0", "It is done."),
          List.of("1", "It failed; the message says what is in the database."),
          List.of("2", "The command line or the settings are wrong."),
          List.of("3", "Something is pending (status --check)."),
          List.of("4", "Files and history disagree."),
          List.of("5", "The lock on the target was not had."),
          List.of("130", "It was interrupted."));

  private String page(Usage usage) {
    Roff page = new Roff(title(usage), version);
    String sentence = usage.sentence();
    page.section("NAME").text(title(usage) + " - " + lower(sentence));
    page.section("SYNOPSIS").bold(usage.synopsis());
    page.section("DESCRIPTION").text(sentence + ".");
    usage.details().forEach(page::text);
    if (!usage.arguments().isEmpty()) {
      page.section("ARGUMENTS");
      for (Argument argument : usage.arguments()) {
        page.item(argument.label(), argument.help() + ".");
      }
    }
    page.section("OPTIONS");
    usage.shownFlags().forEach(flag -> option(page, flag));
    page.text("Every command takes the options that migr8(1) lists.");
    page.section("EXAMPLES");
    usage.examples().forEach(example -> page.item(example.line(), example.what() + "."));
    page.section("SEE ALSO").text("migr8(1)");
    return page.toString();
  }

  private static String lower(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static void option(Roff page, Flag flag) {
    String names = flag.names().stream().collect(Collectors.joining(", "));
    page.item(flag.label().isEmpty() ? names : names + " " + flag.label(), flag.help() + ".");
  }
}
