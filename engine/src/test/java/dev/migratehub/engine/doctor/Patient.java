package dev.migratehub.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Finding.Weight;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A database with a folder of one migration, to be examined.
record Patient(Path folder, String url, Duration patience, TableName table) {

  static Patient at(Path folder, String url) {
    Path migrations = folder.resolve("migrations");
    try {
      Files.createDirectories(migrations);
      Files.writeString(migrations.resolve("001_a.up.sql"), "create table a (id int);\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Patient(migrations, url, Duration.ofHours(1), TableName.DEFAULT);
  }

  Patient patience(Duration other) {
    return new Patient(folder, url, other, table);
  }

  Patient table(String other) {
    return new Patient(folder, url, patience, TableName.of(other));
  }

  MigrateHub hub() {
    return MigrateHub.on(target())
        .scripts(folder)
        .table(table)
        .limits(new Limits(Duration.ofSeconds(5), patience, Duration.ZERO, 0));
  }

  Target target() {
    return Targets.of("default", url);
  }

  List<Finding> findings() {
    return hub().examine();
  }

  /// What was found about a topic.
  List<Finding> about(Topic topic) {
    return findings().stream().filter(it -> it.topic() == topic).toList();
  }

  /// The only thing that was found about a topic, which must be that grave.
  Finding only(Topic topic, Weight weight) {
    List<Finding> findings = about(topic);
    assertThat(findings).as(topic.text()).hasSize(1);
    assertThat(findings.getFirst().weight()).as(findings.toString()).isEqualTo(weight);
    assertThat(findings.getFirst().next().isEmpty()).isEqualTo(weight == Weight.OK);
    return findings.getFirst();
  }

  void say(String... statements) {
    try (Session session = target().door().open()) {
      for (String statement : statements) {
        session.execute(statement);
      }
    }
  }

  List<String> ask(String sql) {
    try (Session session = target().door().open()) {
      return session.query(sql, Row::first);
    }
  }
}
