package dev.migratehub.guardian;

import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Proposal;
import dev.migratehub.guardian.registry.Registry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts proposals that come while others are on their way into one entry of the log: it costs a
/// majority of disks as much as a single one. Changes of configurations go together, each
/// configuration once; everything else goes alone. They go in the order in which they came.
final class Gathering {

  private static final int PROPOSALS = 128;
  private static final int BYTES = 1 << 18;

  private final Function<byte[], CompletableFuture<byte[]>> log;
  private final Duration patience;
  private final Executor other;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private boolean underway;

  /// @param log appends an entry and gives the answer to it
  /// @param patience so long a proposal waits for its answer, and is not sent afterwards
  /// @param other goes on with the next entry when an answer came
  Gathering(Function<byte[], CompletableFuture<byte[]>> log, Duration patience, Executor other) {
    this.log = log;
    this.patience = patience;
    this.other = other;
  }

  CompletableFuture<Answer> propose(Proposal proposal) {
    Waiting one = new Waiting(proposal);
    var _ = one.answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    synchronized (this) {
      waiting.add(one);
    }
    send();
    return one.answer.exceptionally(failure -> {
      throw failure instanceof TimeoutException ? late(failure) : known(failure);
    });
  }

  private LogUnavailable late(Throwable failure) {
    return new LogUnavailable(
        "no majority answered within " + patience.toSeconds() + " s", failure);
  }

  private static CompletionException known(Throwable failure) {
    return failure instanceof CompletionException it ? it : new CompletionException(failure);
  }

  private void send() {
    for (List<Waiting> next = next(); !next.isEmpty(); next = next()) {
      send(next);
    }
  }

  private synchronized List<Waiting> next() {
    List<Waiting> together = new ArrayList<>();
    if (underway) {
      return together;
    }
    Set<ConfigKey> keys = new HashSet<>();
    int bytes = 0;
    while (!waiting.isEmpty()) {
      Waiting one = waiting.getFirst();
      if (one.answer.isDone()) {
        waiting.removeFirst();
        continue;
      }
      bytes += one.entry.length;
      if (!together.isEmpty() && !fits(one, keys, together.size(), bytes)) {
        break;
      }
      together.add(waiting.removeFirst());
      if (one.keys.isEmpty()) {
        break;
      }
      keys.addAll(one.keys);
    }
    underway = !together.isEmpty();
    return together;
  }

  private static boolean fits(Waiting one, Set<ConfigKey> keys, int before, int bytes) {
    return !one.keys.isEmpty()
        && before < PROPOSALS
        && bytes <= BYTES
        && Collections.disjoint(keys, one.keys);
  }

  private void send(List<Waiting> together) {
    CompletableFuture<byte[]> reply;
    try {
      reply = log.apply(Registry.entry(together.stream().map(it -> it.entry).toList()));
    } catch (RuntimeException | Error e) {
      // Whatever it is, those behind are not to wait for it.
      reply = CompletableFuture.failedFuture(e);
    }
    // Where the answer is there already, whoever called goes on with the next: however many wait,
    // this does not call itself. Else another thread does: whoever brings the answer may hold what
    // the next one needs.
    boolean later = !reply.isDone();
    var _ =
        reply.whenComplete((answers, failure) -> {
          if (arrived() && later) {
            other.execute(this::send);
          }
          tell(together, answers, failure);
        });
  }

  /// @return whether there is more to send
  private synchronized boolean arrived() {
    underway = false;
    return !waiting.isEmpty();
  }

  private static void tell(
      List<Waiting> together, byte @Nullable [] reply, @Nullable Throwable failure) {
    try {
      if (reply == null) {
        throw new CompletionException(failure);
      }
      List<Answer> answers = Registry.answers(reply);
      for (int i = 0; i < together.size(); i++) {
        together.get(i).answer.complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      together.forEach(it -> it.answer.completeExceptionally(e));
    }
  }

  /// A proposal that has no answer yet.
  private static final class Waiting {

    private final byte[] entry;
    private final Set<ConfigKey> keys;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    Waiting(Proposal proposal) {
      entry = Registry.entry(proposal);
      keys = keys(proposal.command());
    }

    /// The configurations that it changes; none if it is about something else.
    private static Set<ConfigKey> keys(Command command) {
      return switch (command) {
        case Command.Change change -> Set.of(change.key());
        case Command.Batch batch ->
            batch.changes().stream().map(Command.Change::key).collect(Collectors.toSet());
        default -> Set.of();
      };
    }
  }
}
