package dev.migratehub.guardian.table;

import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.guardian.registry.Effect;
import dev.migratehub.guardian.registry.Entry;
import dev.migratehub.guardian.registry.Registry;
import dev.migratehub.guardian.registry.State;
import dev.migratehub.guardian.table.Tables.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets the tables follow the state of a member. The log never waits for it: while the database is
/// away, reads and commits go on, and afterwards the tables catch up, entry by entry or, if the
/// state has forgotten some, as a whole.
public final class Projection implements AutoCloseable {

  private static final int CHANGES = 1_000;
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Registry registry;
  private final Tables tables;
  private final AtomicBoolean rebuild = new AtomicBoolean();
  private final Thread thread;
  private volatile Progress progress = new Progress(-1, Optional.of("not begun"));
  private volatile boolean closed;
  private boolean migrated;

  /// How far the tables are.
  ///
  /// @param index of the last entry that is in them, as far as this member knows
  /// @param trouble why they do not go on at the moment
  public record Progress(long index, Optional<String> trouble) {}

  private Projection(Registry registry, Tables tables) {
    this.registry = registry;
    this.tables = tables;
    this.thread = Thread.ofVirtual().name("guardian-tables").unstarted(this::run);
  }

  /// Begins to follow.
  public static Projection start(Registry registry, Tables tables) {
    Projection projection = new Projection(registry, tables);
    projection.thread.start();
    return projection;
  }

  public Progress progress() {
    return progress;
  }

  /// Writes the tables anew from the state, whatever is in them, also if it is another registry's.
  public void rebuild() {
    rebuild.set(true);
  }

  private void run() {
    Duration pause = SHORTEST;
    while (!closed) {
      try {
        step();
        pause = SHORTEST;
      } catch (SQLException | RuntimeException e) {
        progress = new Progress(progress.index(), Optional.of(words(e)));
        pause(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
      }
    }
  }

  private static String words(Exception e) {
    return e instanceof ProblemException problem
        ? problem.problem().what()
        : String.valueOf(e.getMessage());
  }

  private void step() throws SQLException {
    if (!migrated) {
      tables.migrate();
      migrated = true;
    }
    Optional<Position> position = tables.position();
    View view = registry.read(state -> view(state, position));
    if (view.registry().isEmpty()) {
      progress = new Progress(-1, Optional.of("the registry has no identity yet"));
      pause(SHORTEST);
    } else if (rebuild.get()) {
      write(true);
      rebuild.set(false);
    } else if (position.isEmpty()) {
      write(false);
    } else {
      follow(position.get(), view);
    }
  }

  private void follow(Position position, View view) throws SQLException {
    if (!position.registry().equals(view.registry())) {
      throw new TablesDiffer(
          "the tables belong to the registry %s, and this is %s; rebuild them, if they are not needed"
              .formatted(position.registry(), view.registry()));
    }
    if (position.index() < view.compacted()) {
      write(false);
    } else if (view.entries().isEmpty()) {
      idle(position.index());
    } else if (tables.follow(position, view.entries())) {
      progress = new Progress(view.entries().getLast().index(), Optional.empty());
    }
  }

  /// Everything at once.
  private void write(boolean force) throws SQLException {
    record Whole(Position position, List<Effect> effects) {}
    Whole whole =
        registry.read(state ->
            new Whole(new Position(state.registry(), state.index()), state.effects().toList()));
    tables.rebuild(whole.position(), whole.effects().stream(), force);
    progress = new Progress(whole.position().index(), Optional.empty());
  }

  private void idle(long index) {
    progress = new Progress(index, Optional.empty());
    try {
      registry.awaitChange(index, QUIET);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /// What of a state matters here.
  private record View(String registry, long compacted, List<Entry> entries) {}

  private static View view(State state, Optional<Position> position) {
    long index = position.map(Position::index).orElse(-1L);
    return new View(state.registry(), state.compacted(), state.after(index, CHANGES));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(LONGEST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
