package dev.migratehub.cli;

import dev.migratehub.cli.command.Commands;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.HelpText;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import java.util.List;
import java.util.stream.Collectors;

/// The pages of reference that are made from declarations.
final class ReferencePages {

  private static final String MADE =
      "<!-- Made from the declarations by the tests, with -Dgolden.update=true; do not edit. -->\n\n";

  private static final String SETTINGS_HEAD =
      """
      # Settings

      Each setting can be said in five places. The first that says anything decides:

      1. its flag
      2. its environment variable; an empty one says nothing
      3. the same variable in the file `.env` of the working folder
      4. its key in `.migr8.yaml` of the working folder, or in the file that `--config` or `MIGR8_CONFIG` names
      5. its default

      `migr8 config show` says what counts in the end, and where it comes from. A key that does not exist is an error; a variable that begins with
      `MIGR8_` and is not on this page gets a warning.

      """;

  private static final String SETTINGS_TAIL =
      """

      ## Which database is meant

      Besides `MIGR8_DATABASE_URL`, the variable `DATABASE_URL` is understood; of both, the former counts. The first place that
      holds a url decides which database is meant:

      - Parts (`driver`, `host`, `port`, `database`, `username`, `password`, `sslmode`) from the same place or an earlier one
        replace those of the url. `MIGR8_DATABASE_HOST=db2` with a url in the file goes to `db2`.
      - Parts from later places are passed over. `--url` does not mix with `host` in the file.
      - User and password come from later places where the url has none, so that `--url postgres://app@db/orders` finds its
        password in `MIGR8_DATABASE_PASSWORD`. The password of a url is never used for another user than the url's.
      - An earlier place that names another kind of database (`driver`) takes the url out of the game. In the place of the url
        itself, another kind is an error.
      - A JDBC address is taken whole: `host`, `port`, `database` and `sslmode` cannot be put into it, and saying so is an error.

      Without a url the parts of all places together are the address. Without a word about a database it is the SQLite file
      `migr8.db` in the working folder.

      A password has no flag, because the list of processes shows flags to everybody on the machine. A url with a password after
      `--url` works, with a warning.

      **Supabase.** Where nothing else names a database, `SUPABASE_URL` does: `https://<project>.supabase.co` stands for the server
      `db.<project>.supabase.co`, as user `postgres`. `SUPABASE_SERVICE_KEY` is a key for the project's web interface and opens no
      database; the password comes from `SUPABASE_DB_PASSWORD` or `MIGR8_DATABASE_PASSWORD`. Where that server cannot be reached
      (it speaks IPv6 only), set `DATABASE_URL` to the address that the project's page shows for a session.

      ## Several targets

      ```yaml
      targets:
        eu:
          url: postgres://app@eu.example.com/orders
        us:
          host: us.example.com
          driver: postgres
          database: orders
          environment: prd
          migration:
            table: ops.migrations
      ```

      Below the name of a target any setting may stand, and the parts of its database without the word `database`. What is said
      for a target goes before what is said in general, be it in a stronger place; only flags go before both. Its variables have
      its name in them: `MIGR8_TARGETS_EU_DATABASE_PASSWORD`.

      `--target NAME` chooses one and may be repeated; `--all-targets` takes all. Flags that name a database cannot stand beside
      them.

      ## `.env`

      A line is `NAME=value`, perhaps after `export`. `'single quotes'` keep everything as it is; `"double quotes"` know `\\n`, `\\t`,
      `\\"`, `\\\\` and `\\$`; both may span lines, though not in a variable of this page. Without quotes, ` #` begins a comment.
      Nothing is expanded, and only the variables on this page are looked at. Lines of another form belong to other tools and are
      passed over; one that names a variable of this page and cannot be read is an error.
      """;

  private static final String COMMANDS_HEAD =
      """
      # Commands

      `migr8 help COMMAND` shows the same. Commands that deal with migrations may also stand after the word `migrate`, as in
      `migr8 migrate up`. With `--json` every command prints [one object a line](json.md).

      | status | meaning |
      |---|---|
      | 0 | done |
      | 1 | failed; with several targets: any of them failed |
      | 2 | the command line or the configuration cannot be used |
      | 3 | something is pending (`status --check`) |
      | 4 | files and history disagree, or a file breaks a rule |
      | 5 | another run holds the target |
      | 130 | interrupted |

      """;

  private ReferencePages() {}

  static String settings() {
    StringBuilder page = new StringBuilder(MADE).append(SETTINGS_HEAD);
    page.append("| key | flags | variable | default | meaning |\n|---|---|---|---|---|\n");
    Settings.ALL.forEach(setting -> page.append(row(setting)));
    page.append("\n## Values\n\n| key | allowed |\n|---|---|\n");
    Settings.ALL.forEach(setting -> page.append(allowed(setting)));
    return page.append(SETTINGS_TAIL).toString();
  }

  private static String row(Setting<?> setting) {
    String flags =
        setting.flags().stream().map(flag -> "`" + flag + "`").collect(Collectors.joining(" "));
    return "| `%s` | %s | `%s` | %s | %s |\n"
        .formatted(
            setting.key(),
            flags.isEmpty() ? "none" : flags,
            setting.variable(),
            setting.fallback().map(text -> "`" + text + "`").orElse(""),
            setting.help() + (setting.secret() ? "; never shown" : ""));
  }

  private static String allowed(Setting<?> setting) {
    return "| `%s` | %s |\n".formatted(setting.key(), setting.type().allowed());
  }

  static String commands() {
    StringBuilder page = new StringBuilder(MADE).append(COMMANDS_HEAD);
    List<Usage> usages = Commands.usages();
    usages.forEach(usage ->
        page.append(
            "- [`%s`](#%s) — %s\n".formatted(usage.name(), anchor(usage), usage.sentence())));
    usages.forEach(usage ->
        page.append("\n## %s\n\n```\n%s\n```\n".formatted(usage.name(), HelpText.of(usage))));
    page.append("\n## Options of every command\n\n```\n").append(HelpText.options());
    page.append("\n```\n\nLonger names of the same:");
    CommonFlags.all().stream()
        .filter(flag -> flag.names().size() > 1)
        .forEach(flag -> page.append(names(flag)));
    return page.append('\n').toString();
  }

  private static String names(Flag flag) {
    return "\n- "
        + flag.names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" = "));
  }

  private static String anchor(Usage usage) {
    return usage.name().replace(' ', '-');
  }
}
