package dev.migratehub.engine.doctor;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.script.Folder;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.Migrations;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks whether a target and its folders are fit for migrations, and changes nothing.
///
/// @param reading reads the history, or says in a problem why it cannot
/// @param unadopted whether a first run may begin beside a history of another tool
/// @param patience how long a transaction of others may be open before it is told of
public record Doctor(
    Target target,
    List<Path> folders,
    Optional<Layout> layout,
    TableName table,
    Function<OpenTarget, History> reading,
    boolean unadopted,
    Duration patience,
    Clock clock) {

  /// Everything that was found, by topic; nothing is thrown.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (target.door().makes()) {
      findings.add(
          Finding.note(
              Topic.CONNECTION,
              target.address() + " does not exist yet",
              "nothing to mend; migr8 up makes it"));
      target.door().file().map(DatabaseFile::new).ifPresent(it -> findings.addAll(it.rights()));
    } else {
      findings.addAll(database());
    }
    findings.add(scripts());
    findings.sort(Comparator.comparing(Finding::topic));
    return findings;
  }

  private List<Finding> database() {
    try (OpenTarget open = OpenTarget.connectToRead(target)) {
      return new Examination(this, open).findings();
    } catch (ProblemException e) {
      return List.of(wrong(Topic.CONNECTION, e.problem()));
    } catch (SqlFailure e) {
      String words = target.dialect().error(e.sqlState(), e.vendorCode(), e.words()).sentence();
      return List.of(
          Finding.wrong(Topic.CONNECTION, "the connection broke: " + words, "run it again"));
    }
  }

  private Finding scripts() {
    try {
      String folder = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
      Migrations migrations = Folder.read(folders, layout, target.dialect()::syntax);
      int count = migrations.all().size();
      return count == 0
          ? Finding.note(Topic.FOLDER, folder + " is empty", "make the first: migr8 create NAME")
          : Finding.ok(
              Topic.FOLDER,
              "%s: %d migration%s, layout %s"
                  .formatted(folder, count, count == 1 ? "" : "s", migrations.layout().id()));
    } catch (ProblemException e) {
      return wrong(Topic.FOLDER, e.problem());
    }
  }

  static Finding wrong(Topic topic, Problem problem) {
    return Finding.wrong(topic, problem.code().id() + " " + problem.what(), problem.next());
  }
}
