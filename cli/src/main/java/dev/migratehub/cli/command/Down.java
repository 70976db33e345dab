package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.plan.Request;
import java.util.regex.Pattern;

/// `migr8 down`: takes migrations back.
final class Down implements Command {

  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}|0|-\\d+");

  @Override
  public Usage usage() {
    return Usage.of("down", "Take back applied migrations, the last one first")
        .detail(
            "Without an argument it takes back one. A number of up to four digits that does not"
                + " begin with 0 is a count; anything else names one migration by its version, its"
                + " name or its file. A down script that left the folder is taken from the"
                + " history.")
        .takes("N|NAME", "How many, or which one")
        .flag(Wishes.DRY_RUN)
        .example("migr8 down", "take back the last one")
        .example("migr8 down 3", "take back the last three")
        .example("migr8 down 002_projects", "take back one by its name")
        .example("migr8 down --dry-run", "see the SQL first");
  }

  @Override
  public int run(Call call) {
    return Wishes.fulfil(call, () -> request(call.arguments().at(0).orElse("1")));
  }

  private static Request request(String text) {
    return COUNT.matcher(text).matches()
        ? new Request.Down(Wishes.count(text))
        : new Request.DownNamed(text);
  }
}
