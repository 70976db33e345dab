package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Weight;
import dev.migratehub.engine.problem.Kind;
import java.util.List;

/// `migr8 doctor`: says what would keep migrations from running.
final class Examine implements Command {

  @Override
  public Usage usage() {
    return Usage.of("doctor", "Look what would keep migrations from running, and change nothing")
        .detail(
            "Asks the database about connection and encryption, poolers, replicas, rights, the"
                + " history, the lock, transactions of others that are open for longer than"
                + " lock.timeout, clocks, encodings and modes, room, and histories of other tools;"
                + " and looks at the folder. A line for each: ok; note, works but you should know;"
                + " wrong, migrations would fail. Ends with status 1 when something is wrong.")
        .mention(Settings.LOCK_TIMEOUT)
        .example("migr8 doctor", "before the first run, or when one failed")
        .example("migr8 doctor --all-targets --json", "for machines");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      List<Finding> findings =
          own.hub(connection).examine().stream()
              .map(it ->
                  new Finding(
                      it.topic(),
                      it.weight(),
                      own.secrets().hidden(it.what()),
                      own.secrets().hidden(it.next())))
              .toList();
      own.report().answer(new Answer.Examined(connection.target().name(), findings));
      boolean wrong = findings.stream().anyMatch(it -> it.weight() == Weight.WRONG);
      return wrong ? Kind.FAILED.exitStatus() : 0;
    });
  }
}
