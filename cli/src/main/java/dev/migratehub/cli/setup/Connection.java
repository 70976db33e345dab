package dev.migratehub.cli.setup;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One target with the settings that hold for it.
///
/// @param url the address that the target was made of
/// @param secrets texts that must not be shown
/// @param broken why its tenants could not be listed
public record Connection(
    Target target, DatabaseUrl url, Config config, List<String> secrets, Optional<Problem> broken) {

  public Connection {
    secrets = List.copyOf(secrets);
  }

  /// A target that may be worked on.
  Connection(Target target, DatabaseUrl url, Config config, List<String> secrets) {
    this(target, url, config, secrets, Optional.empty());
  }

  /// Ends the work on a target of which it is not known what it is.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException that says why
  public void refuseIfBroken() {
    broken.ifPresent(problem -> {
      throw problem.exception();
    });
  }

  /// The folder of its migrations.
  public Path folder() {
    return Path.of(config.get(Settings.DIRECTORY));
  }

  /// The layout that is set for it.
  public Optional<Layout> layout() {
    return config.find(Settings.LAYOUT).flatMap(Layout::named);
  }

  /// The engine on it.
  public MigrateHub hub(Consumer<Event> listener) {
    MigrateHub hub =
        MigrateHub.on(target)
            .scripts(folder())
            .table(TableName.of(config.get(Settings.TABLE)))
            .rules(rules())
            .limits(limits())
            .listener(listener);
    return layout().map(hub::layout).orElse(hub);
  }

  /// The name of its database: the last word of its address.
  public String databaseName() {
    String address = target.address().replaceFirst("[?;].*$", "");
    return address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
  }

  private Rules rules() {
    return new Rules(
        config.get(Settings.OUT_OF_ORDER),
        config.get(Settings.MISSING),
        config.find(Settings.ENVIRONMENT),
        config.get(Settings.UNADOPTED));
  }

  private Limits limits() {
    return new Limits(
        config.get(Settings.LOCK_WAIT),
        config.get(Settings.LOCK_TIMEOUT),
        config.get(Settings.STATEMENT_TIMEOUT),
        config.get(Settings.LOCK_RETRIES));
  }
}
