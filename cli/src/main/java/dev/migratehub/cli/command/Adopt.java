package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.AdoptionRequest;
import dev.migratehub.engine.adopt.Tool;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;

/// `migr8 adopt`: goes on where another tool stopped.
final class Adopt implements Command {

  private static final Flag FROM =
      Flag.value("TOOL", "Adopt this tool's history, where there are several", "--from");
  private static final Flag TABLE =
      Flag.value(
          "NAME", "The table of its history, where it is not the usual one", "--history-table");
  private static final Flag ACCEPT =
      Flag.toggle(
          "Take files as they are though they are not what was applied", "--accept-changed");
  private static final Flag DRY_RUN =
      Flag.toggle("Say what was found and what would be written, and do nothing", "--dry-run");

  @Override
  public Usage usage() {
    return Usage.of("adopt", "Take over the history of another migration tool")
        .detail(
            "Reads the history of Flyway, Liquibase (formatted SQL), golang-migrate, goose, dbmate,"
                + " Diesel, Atlas or Archon, checks the files by that tool's own checksums, and"
                + " writes the history of migr8; up then goes on with what is pending. The other"
                + " tool's table and files stay as they are, and its lock is held meanwhile.")
        .detail("What that tool left half-way is explained and not adopted.")
        .flag(FROM)
        .flag(TABLE)
        .flag(ACCEPT)
        .flag(DRY_RUN)
        .mention(Settings.MISSING)
        .mention(Settings.LOCK_WAIT)
        .example("migr8 adopt --dry-run", "see what was found")
        .example("migr8 adopt", "adopt it")
        .example("migr8 adopt --from flyway", "where several tools were at work");
  }

  @Override
  public int run(Call call) {
    AdoptionRequest request = request(call.arguments());
    boolean dry = call.arguments().has(DRY_RUN);
    return call.each((own, connection) ->
        dry ? show(own, connection, request) : adopt(own, connection, request));
  }

  private static int show(Call call, Connection connection, AdoptionRequest request) {
    Adoption adoption = call.hub(connection).adoption(request);
    call.report().answer(new Answer.Adopting(connection.target().name(), "", adoption));
    adoption
        .refusal()
        .ifPresent(problem -> {
          throw problem.exception();
        });
    return 0;
  }

  private static int adopt(Call call, Connection connection, AdoptionRequest request) {
    MigrateHub hub = call.hub(connection);
    Adoption adoption =
        call.interrupts()
            .during(connection.target().name(), hub::interrupt, true, () -> hub.adopt(request));
    call.report()
        .answer(
            new Answer.Adopting(
                connection.target().name(), connection.target().address(), adoption));
    return 0;
  }

  private static AdoptionRequest request(Arguments arguments) {
    return new AdoptionRequest(
        arguments.value(FROM).map(Adopt::tool),
        arguments.value(TABLE).map(TableName::of),
        arguments.has(ACCEPT),
        false);
  }

  private static Tool tool(String name) {
    return Tool.named(name)
        .orElseThrow(() ->
            new Problem(
                    Code.ARGUMENTS_INVALID,
                    name + " is no tool whose history can be adopted",
                    "no database was touched",
                    "choose one of " + String.join(", ", Tool.ids()))
                .exception());
  }
}
