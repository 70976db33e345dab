package dev.migratehub.guardian;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.ratis.RatisLog;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.Retention;
import dev.migratehub.guardian.registry.State;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/// The registry of configurations on one member of its group. Every member takes reads and writes;
/// calls block, and any number of threads may call.
public final class Guardian implements AutoCloseable {

  private final ReplicatedLog log;
  private final Registry registry;
  private final Writes writes;
  private final Watch watch;

  private Guardian(ReplicatedLog log, Registry registry, Clock clock, Duration patience) {
    this.log = log;
    this.registry = registry;
    this.writes = new Writes(log, registry, clock, patience);
    this.watch = new Watch(registry);
  }

  /// Starts a member.
  ///
  /// @throws dev.migratehub.guardian.log.LogStopped when it cannot start
  public static Guardian start(LogSettings settings, Retention retention, Clock clock) {
    Registry registry = new Registry(retention);
    return new Guardian(
        RatisLog.start(settings, registry), registry, clock, settings.timing().patience());
  }

  /// Does what a command says, or not. It is done when the answer is there, on a majority of disks.
  ///
  /// @throws dev.migratehub.guardian.json.BadContent when a content breaks a rule
  /// @throws LogUnavailable when it is not known whether it was or will be done; ask again with the
  ///   same request key
  /// @throws dev.migratehub.guardian.log.LogStopped when this member stopped
  public Answer submit(By by, Command command) throws InterruptedException {
    return writes.submit(by, command);
  }

  /// What a command would be answered by the state that this member has now. It is no promise:
  /// others may come first.
  ///
  /// @throws dev.migratehub.guardian.json.BadContent when a content breaks a rule
  public Answer foresee(By by, Command command) {
    return writes.foresee(by, command);
  }

  /// Looks at the registry.
  ///
  /// @param question gets a state that does not change while it looks, and must not keep it
  /// @throws LogUnavailable when a strict read finds no majority
  /// @throws dev.migratehub.guardian.log.LogStopped when this member stopped
  public <T> T read(Consistency consistency, Function<State, T> question)
      throws InterruptedException {
    switch (consistency) {
      case STRICT -> Writes.await(log.barrier());
      case STALE -> {
        if (log.stopped().isDone()) {
          throw log.stopped().join();
        }
      }
    }
    return registry.read(question);
  }

  /// Gives the registry its identity, if it has none; the tables need it.
  public String found() throws InterruptedException {
    String known = read(Consistency.STRICT, State::registry);
    if (!known.isEmpty()) {
      return known;
    }
    String fresh = UUID.randomUUID().toString();
    submit(new By("guardian", fresh, ""), new Command.Found(fresh));
    return read(Consistency.STRICT, State::registry);
  }

  /// What changes.
  public Watch watch() {
    return watch;
  }

  /// The member and its group.
  public ReplicatedLog log() {
    return log;
  }

  /// The state of this member, for what follows it.
  public Registry registry() {
    return registry;
  }

  @Override
  public void close() {
    log.close();
  }
}
