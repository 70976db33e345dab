package dev.migratehub.engine.event;

import dev.migratehub.engine.execute.Outcome;
import dev.migratehub.engine.execute.Progress;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Turns what the executor does on one target into events for a listener.
public record EventProgress(String target, Consumer<Event> listener) implements Progress {

  @Override
  public void waiting(Optional<Holder> holder, Duration since) {
    listener.accept(new Event.Waiting(target, holder, since));
  }

  @Override
  public void started(Step step, int index, int of) {
    listener.accept(new Event.Started(target, step, index, of));
  }

  @Override
  public void statements(Step step, long done, long total) {
    listener.accept(new Event.Statements(target, step, done, total));
  }

  @Override
  public void blocked(Step step, List<Holder> by) {
    listener.accept(new Event.Blocked(target, step, by));
  }

  @Override
  public void retrying(Step step, int attempt, int of, Duration pause, String why) {
    listener.accept(new Event.Retrying(target, step, attempt, of, pause, why));
  }

  @Override
  public void notice(Step step, String text) {
    listener.accept(new Event.Notice(target, step, text));
  }

  @Override
  public void leftOut(Step step, String why) {
    listener.accept(new Event.LeftOut(target, step, why));
  }

  @Override
  public void finished(Outcome outcome) {
    listener.accept(new Event.Finished(target, outcome));
  }
}
