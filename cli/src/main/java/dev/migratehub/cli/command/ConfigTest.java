package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;

/// `migr8 config test`: connects and says what is there.
final class ConfigTest implements Command {

  @Override
  public Usage usage() {
    return Usage.of("config test", "Connect to the database and say what is there")
        .example("migr8 config test", "try the connection")
        .example("migr8 config test --all-targets", "try every target");
  }

  @Override
  public int run(Call call) {
    return call.each((own, connection) -> {
      Target target = connection.target();
      try (OpenTarget open = OpenTarget.connectToRead(target)) {
        own.report()
            .answer(
                new Answer.Reached(
                    target.name(), target.address(), target.dialect().name(), open.identity()));
      }
      own.noteMissing(connection);
      return 0;
    });
  }
}
