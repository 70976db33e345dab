package dev.migratehub.engine.execute;

import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.MigrationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the scripts of the next steps while the server is at work on this one, several at a time,
/// because each waking of another thread takes as long as reading one.
final class Lookahead {

  private static final int AT_ONCE = 32;

  private final Context context;
  private final List<Step> steps;
  private final Map<MigrationId, FutureTask<Optional<Prepared>>> reading = new HashMap<>();
  private int position;
  private int read;

  /// @param steps all of the run
  Lookahead(Context context, List<Step> steps) {
    this.context = context;
    this.steps = steps;
  }

  /// Says how many steps of the run were begun.
  void at(int index) {
    position = index;
  }

  /// The step so many steps behind the last one that was begun, as far as it can be told that it
  /// will be sent in a message too.
  private Optional<Step.Apply> behind(int many) {
    int at = position + many - 1;
    return applies(Math.min(steps.size(), at), Math.min(steps.size(), at + 1))
        .findFirst()
        .filter(step -> step.script().directives().changeSet().precondition().isEmpty())
        .filter(step -> Prepared.suits(context, step));
  }

  /// The script of a step, and of those right behind it which are ready and fit into one message
  /// with it; the next ones are read from now on.
  ///
  /// @param most so many at most
  /// @return nothing where the step must be sent another way
  List<Prepared> from(Step.Apply step, int most) {
    FutureTask<Optional<Prepared>> begun = reading.remove(step.id());
    List<Prepared> row = new ArrayList<>();
    (begun == null ? prepared(step) : result(begun)).ifPresent(row::add);
    if (read - position < AT_ONCE / 2) {
      begin();
    }
    if (!row.isEmpty() && row.getFirst().silent()) {
      follow(row, most);
    }
    return row;
  }

  private void follow(List<Prepared> row, int most) {
    long statements = row.getFirst().statements().size();
    long size = row.getFirst().step().script().size();
    while (row.size() < most) {
      Optional<Prepared> next = behind(row.size()).flatMap(this::ready).filter(Prepared::silent);
      if (next.isEmpty()) {
        return;
      }
      statements += next.get().statements().size();
      size += next.get().step().script().size();
      if (statements > Prepared.MOST || size > Prepared.LARGEST) {
        return;
      }
      reading.remove(next.get().step().id());
      row.add(next.get());
    }
  }

  private Optional<Prepared> ready(Step.Apply step) {
    FutureTask<Optional<Prepared>> begun = reading.get(step.id());
    return begun != null && begun.isDone() ? result(begun) : Optional.empty();
  }

  private void begin() {
    int from = Math.max(read, position);
    read = Math.min(steps.size(), from + AT_ONCE);
    // What went another way was not asked for.
    Set<MigrationId> ahead =
        applies(position, read).map(Step.Apply::id).collect(Collectors.toSet());
    reading.keySet().retainAll(ahead);
    List<FutureTask<Optional<Prepared>>> tasks = applies(from, read).map(this::task).toList();
    if (!tasks.isEmpty()) {
      Thread.ofVirtual().name("lookahead").start(() -> tasks.forEach(FutureTask::run));
    }
  }

  private Stream<Step.Apply> applies(int from, int to) {
    return steps.subList(from, to).stream()
        .filter(Step.Apply.class::isInstance)
        .map(Step.Apply.class::cast);
  }

  private FutureTask<Optional<Prepared>> task(Step.Apply step) {
    FutureTask<Optional<Prepared>> task = new FutureTask<>(() -> prepared(step));
    reading.put(step.id(), task);
    return task;
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
