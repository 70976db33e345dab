package dev.migratehub.engine.execute;

import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.MigrationId;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Reads the script of the next step while the server is at work on this one.
final class Lookahead {

  private final Context context;
  private Optional<Step> following = Optional.empty();
  private @Nullable Reading reading;

  Lookahead(Context context) {
    this.context = context;
  }

  private record Reading(MigrationId id, FutureTask<Optional<Prepared>> task) {}

  /// Says which step comes after the one whose script is asked for next.
  void follow(Optional<Step> step) {
    following = step;
  }

  /// The script of a step; the next one is read from now on.
  Optional<Prepared> of(Step.Apply step) {
    Reading begun = reading;
    reading = null;
    Optional<Prepared> script =
        begun != null && begun.id().equals(step.id()) ? result(begun.task()) : prepared(step);
    following.ifPresent(this::begin);
    return script;
  }

  private void begin(Step step) {
    if (step instanceof Step.Apply apply) {
      FutureTask<Optional<Prepared>> task = new FutureTask<>(() -> prepared(apply));
      reading = new Reading(apply.id(), task);
      Thread.ofVirtual().name("lookahead").start(task);
    }
  }

  private Optional<Prepared> prepared(Step.Apply step) {
    return Prepared.suits(context, step) ? Prepared.of(context, step) : Optional.empty();
  }

  private static Optional<Prepared> result(FutureTask<Optional<Prepared>> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a script could not be prepared", e.getCause());
    }
  }
}
