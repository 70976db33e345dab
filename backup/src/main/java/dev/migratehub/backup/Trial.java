package dev.migratehub.backup;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.Meter;
import dev.migratehub.backup.kind.Scratch;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Restores a backup into a database made for it, and holds the schema there against the one that
/// was backed up.
final class Trial {

  private static final int MOST = 20;

  private final Site site;
  private final Backup backup;
  private final Meter meter;

  Trial(Site site, Backup backup, Meter meter) {
    this.site = site;
    this.backup = backup;
    this.meter = meter;
  }

  List<String> differences() {
    try (OpenTarget open = OpenTarget.connect(site.target());
        Scratch scratch = site.kind().scratch(open, site.access())) {
      new Restoration(site, backup, new Backups.Wish(false, true), meter, new Halting())
          .load(scratch.open(), site);
      try (Session session = scratch.open().another()) {
        return differences(site.kind().schema(session, backup.facts().schemas()));
      }
    } catch (SqlFailure e) {
      throw new ProblemException(refused(e), e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> differences(List<String> restored) {
    List<String> backedUp = backup.facts().schema();
    if (backedUp.isEmpty()) {
      return List.of();
    }
    List<String> differences = new ArrayList<>();
    missing(backedUp, restored).forEach(line -> differences.add("- " + line));
    missing(restored, backedUp).forEach(line -> differences.add("+ " + line));
    return differences.size() <= MOST ? differences : List.copyOf(differences.subList(0, MOST));
  }

  private static List<String> missing(List<String> lines, List<String> from) {
    Set<String> there = new HashSet<>(from);
    return lines.stream().filter(line -> !there.contains(line)).toList();
  }

  private Problem refused(SqlFailure failure) {
    ServerError error =
        site.target().dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    return new Problem(
        error.code(Code.PRIVILEGE_MISSING),
        "no database for a trial can be made beside %s: %s"
            .formatted(site.target().address(), error.sentence()),
        "nothing was changed",
        "let this user create databases, or verify without --restore");
  }
}
