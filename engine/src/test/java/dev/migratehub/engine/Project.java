package dev.migratehub.engine;

import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A migrations folder and an empty database, for one test.
final class Project {

  /// For what is known to be locked.
  static final Limits HASTY =
      new Limits(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ZERO, 1);

  private static final Limits QUICK =
      new Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ZERO, 1);

  private final Path folder;
  private final String url;
  private final Target target;
  private final List<Event> events = new ArrayList<>();

  Project(Path folder, String url) {
    this.folder = folder;
    this.url = url;
    this.target = Pools.target(url);
  }

  /// Writes a file; lines are joined with line feeds.
  Project file(String name, String... lines) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, String.join("\n", lines) + "\n");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes three migrations that every database understands.
  Project three() {
    return file("001_a.up.sql", "create table a (id int primary key);", "insert into a values (1);")
        .file("001_a.down.sql", "drop table a;")
        .file("002_b.up.sql", "create table b (id int primary key);")
        .file("002_b.down.sql", "drop table b;")
        .file("010_c.up.sql", "insert into a values (2);", "insert into a values (3);")
        .file("010_c.down.sql", "delete from a where id > 1;");
  }

  Project delete(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MigrateHub hub() {
    return MigrateHub.on(target).scripts(folder).limits(QUICK).listener(events::add);
  }

  String url() {
    return url;
  }

  Target target() {
    return target;
  }

  List<Event> events() {
    return events;
  }

  /// The problem that the work ends with.
  static Problem problem(Runnable work) {
    try {
      work.run();
    } catch (ProblemException e) {
      return e.problem();
    }
    throw new AssertionError("no problem came");
  }

  /// The first column of a query's rows.
  List<String> ask(String sql) {
    try (Session session = target.door().open()) {
      return session.query(sql, Row::first);
    }
  }

  void say(String... statements) {
    try (Session session = target.door().open()) {
      for (String statement : statements) {
        session.execute(statement);
      }
    }
  }

  /// `key:state` of the history, in the order of application.
  List<String> history() {
    return hub().history().entries().stream()
        .map(entry -> entry.id().text() + ":" + entry.state().text())
        .toList();
  }
}
