package dev.migratehub.guardian;

import dev.migratehub.guardian.json.BadContent;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.Proposal;
import dev.migratehub.guardian.registry.Registry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Brings commands into the log.
final class Writes {

  private static final int ATTEMPTS = 20;
  private static final Duration OWN_STATE = Duration.ofSeconds(5);

  private final ReplicatedLog log;
  private final Registry registry;
  private final Clock clock;
  private final Preparation preparation;
  private final Gathering gathering;

  Writes(ReplicatedLog log, Registry registry, Clock clock, Duration patience) {
    this.log = log;
    this.registry = registry;
    this.clock = clock;
    this.gathering = new Gathering(log::propose, patience, Thread::startVirtualThread);
    this.preparation = new Preparation(registry, new Schemas());
  }

  Answer submit(By by, Command command) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Proposal bare = proposal(by, command);
      Command prepared;
      try {
        prepared = preparation.prepare(command);
      } catch (BadContent e) {
        // What was judged may be what this member had long ago; and a repeated request was judged
        // then.
        if (attempt == 1) {
          await(log.barrier());
          continue;
        }
        Optional<Answer> first = registry.read(state -> state.remembered(bare));
        if (first.isPresent()) {
          return first.get();
        }
        throw e;
      }
      Answer answer = await(gathering.propose(proposal(by, prepared)));
      if (answer.isFinal() || answer instanceof Answer.KeyReused || attempt == ATTEMPTS) {
        return seen(answer);
      }
      await(log.barrier());
    }
  }

  Answer foresee(By by, Command command) {
    Optional<Answer> first = registry.read(state -> state.remembered(proposal(by, command)));
    if (first.isPresent()) {
      return first.get();
    }
    Proposal prepared = proposal(by, preparation.prepare(command));
    return registry.read(state -> state.foresee(prepared));
  }

  /// Whoever reads here after his answer sees what he did.
  private Answer seen(Answer answer) throws InterruptedException {
    if (answer instanceof Answer.Done done) {
      registry.await(done.index(), OWN_STATE);
    }
    return answer;
  }

  private Proposal proposal(By by, Command command) {
    return new Proposal(by.request(), by.author(), clock.instant(), by.comment(), command);
  }

  static <T> T await(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new LogUnavailable(String.valueOf(e.getCause()), e);
    }
  }
}
