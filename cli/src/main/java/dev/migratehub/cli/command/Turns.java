package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Bugs;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.problem.Kind;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Does work on every target that is meant, so many at once; one that fails does not keep the
/// others from their turn, an interruption does.
final class Turns {

  private static final String BUG = "bug";

  private final Call call;
  private final List<Connection> connections;
  private final int atOnce;
  private final AtomicBoolean interrupted = new AtomicBoolean();

  Turns(Call call, List<Connection> connections, int atOnce) {
    this.call = call;
    this.connections = connections;
    this.atOnce = Math.min(atOnce, connections.size());
  }

  /// What became of one target.
  private record Turn(int status, Answer.Tally.Result result) {}

  /// Takes the turns.
  ///
  /// @return the status of the only target, or 1 when any of several failed
  int take(Call.Work work) {
    List<Turn> turns = atOnce > 1 ? together(work) : oneAfterAnother(work);
    if (connections.size() > 1) {
      call.report().answer(new Answer.Tally(turns.stream().map(Turn::result).toList()));
    }
    return status(turns.stream().map(Turn::status).toList());
  }

  private List<Turn> oneAfterAnother(Call.Work work) {
    return connections.stream().flatMap(connection -> turn(call, connection, work)).toList();
  }

  private List<Turn> together(Call.Work work) {
    List<Future<List<Turn>>> turns;
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      turns =
          connections.stream()
              .map(connection ->
                  threads.submit(() -> turn(beside(connection), connection, work).toList()))
              .toList();
    }
    return turns.stream().map(Turns::ended).flatMap(List::stream).toList();
  }

  private static List<Turn> ended(Future<List<Turn>> turn) {
    if (turn.state() == Future.State.FAILED) {
      throw new IllegalStateException(turn.exceptionNow());
    }
    return turn.resultNow();
  }

  private Call beside(Connection connection) {
    int widest = connections.stream().mapToInt(it -> it.target().name().length()).max().orElse(0);
    String name = connection.target().name();
    return call.telling(call.report().beside(name + " ".repeat(widest - name.length())));
  }

  /// The turn of one target; none after an interruption.
  private Stream<Turn> turn(Call own, Connection connection, Call.Work work) {
    if (interrupted.get()) {
      return Stream.empty();
    }
    Turn turn = taken(own, connection, work);
    if (turn.status() == Kind.INTERRUPTED.exitStatus()) {
      interrupted.set(true);
    }
    return Stream.of(turn);
  }

  private Turn taken(Call own, Connection connection, Call.Work work) {
    String name = connection.target().name();
    try {
      own.report()
          .answer(new Answer.Turned(name, connection.target().address(), connections.size()));
      connection.refuseIfBroken();
      return new Turn(work.on(own, connection), new Answer.Tally.Result(name, "", ""));
    } catch (ProblemException e) {
      Problem problem = call.secrets().hidden(e.problem());
      own.report().answer(new Answer.Failed(name, problem));
      return new Turn(
          problem.code().kind().exitStatus(),
          new Answer.Tally.Result(name, problem.code().id(), problem.what()));
    } catch (RuntimeException | Error e) {
      if (connections.size() == 1) {
        throw e;
      }
      return failed(own, name, e);
    }
  }

  /// A fault of ours in one of several turns does not hide what became of the others.
  private Turn failed(Call own, String name, Throwable bug) {
    boolean verbose = call.setup().config().get(Settings.VERBOSE);
    Answer.Bug answer = Bugs.answer(name, bug, call.secrets(), verbose);
    own.report().answer(answer);
    return new Turn(Kind.FAILED.exitStatus(), new Answer.Tally.Result(name, BUG, answer.what()));
  }

  private static int status(List<Integer> statuses) {
    int interruption = Kind.INTERRUPTED.exitStatus();
    if (statuses.contains(interruption)) {
      return interruption;
    }
    if (statuses.size() == 1) {
      return Objects.requireNonNull(statuses.getFirst());
    }
    int pending = Kind.PENDING.exitStatus();
    boolean failed = statuses.stream().anyMatch(status -> status != 0 && status != pending);
    return failed ? Kind.FAILED.exitStatus() : statuses.contains(pending) ? pending : 0;
  }
}
