package dev.migratehub.guardian;

import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Proposal;
import dev.migratehub.guardian.registry.Registry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts proposals that come while others are on their way into one entry of the log: it costs a
/// majority of disks as much as a single one. Changes of configurations go together, each
/// configuration once; everything else goes alone. They go in the order in which they came.
final class Gathering {

  /// Entries on their way at once.
  private static final int UNDERWAY = 1;

  private static final int PROPOSALS = 128;
  private static final int BYTES = 1 << 20;

  private final Function<byte[], CompletableFuture<byte[]>> log;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private int underway;

  /// @param log appends an entry and gives the answer to it
  Gathering(Function<byte[], CompletableFuture<byte[]>> log) {
    this.log = log;
  }

  CompletableFuture<Answer> propose(Proposal proposal) {
    Waiting one = new Waiting(proposal);
    synchronized (this) {
      waiting.add(one);
    }
    send();
    return one.answer;
  }

  private void send() {
    for (List<Waiting> next = next(); !next.isEmpty(); next = next()) {
      send(next);
    }
  }

  private synchronized List<Waiting> next() {
    List<Waiting> together = new ArrayList<>();
    if (underway == UNDERWAY) {
      return together;
    }
    Set<ConfigKey> keys = new HashSet<>();
    int bytes = 0;
    while (!waiting.isEmpty()) {
      Waiting one = waiting.getFirst();
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
    underway += together.isEmpty() ? 0 : 1;
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
    } catch (RuntimeException e) {
      reply = CompletableFuture.failedFuture(e);
    }
    // Where the answer is there already, whoever called goes on with the next: however many wait,
    // this does not call itself.
    boolean later = !reply.isDone();
    var _ =
        reply.whenComplete((answers, failure) -> {
          synchronized (this) {
            underway--;
          }
          if (later) {
            send();
          }
          tell(together, answers, failure);
        });
  }

  private static void tell(
      List<Waiting> together, byte @Nullable [] reply, @Nullable Throwable failure) {
    List<Answer> answers;
    try {
      answers = reply == null ? List.of() : Registry.answers(reply);
    } catch (RuntimeException e) {
      together.forEach(it -> it.answer.completeExceptionally(e));
      return;
    }
    for (int i = 0; i < together.size(); i++) {
      if (failure == null) {
        together.get(i).answer.complete(answers.get(i));
      } else {
        together.get(i).answer.completeExceptionally(failure);
      }
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
