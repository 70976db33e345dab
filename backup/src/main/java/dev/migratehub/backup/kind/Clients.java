package dev.migratehub.backup.kind;

import dev.migratehub.backup.program.Program;
import dev.migratehub.backup.program.Programs;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Chooses the client program for a server, or says which package brings one.
final class Clients {

  private static final String UNTOUCHED = "no backup was written; the database was only read";

  private Clients() {}

  /// The `pg_dump` of the server's version, else the next newer one: it refuses newer servers, and
  /// an older server may not understand all that a newer one writes.
  static Program pgDump(Programs programs, int major) {
    List<Program> found = programs.named(List.of("pg_dump"));
    String packages =
        "install it (Debian and Ubuntu: postgresql-client-%d; Red Hat: postgresql%<d; Homebrew:"
                .formatted(major)
            + " postgresql@%d), or say where it is: --backup-programs FOLDER".formatted(major);
    if (found.isEmpty()) {
      throw missing("pg_dump " + major, packages).exception();
    }
    return found.stream()
        .filter(program -> program.major() >= major)
        .min(Comparator.comparingInt(Program::major))
        .orElseThrow(() ->
            unfit(
                    "the server is PostgreSQL %d, and pg_dump must not be older; there is %s"
                        .formatted(major, words(found)),
                    packages)
                .exception());
  }

  /// The dump program of the server's family. For MySQL the other family's will do, since its dump
  /// is put right on the way; the other way round it knows no sequences and no system versions.
  static Program mySqlDump(Programs programs, boolean mariaDb, int major) {
    List<Program> found = programs.named(List.of("mariadb-dump", "mysqldump"));
    String name = mariaDb ? "mariadb-dump" : "mysqldump";
    String packages =
        mariaDb
            ? "install it (Debian and Ubuntu: mariadb-client; Red Hat and Homebrew: mariadb)"
            : "install it (Ubuntu: mysql-client; Debian: mariadb-client; Red Hat: mysql; Homebrew:"
                + " mysql-client)";
    packages += ", or say where it is: --backup-programs FOLDER";
    if (found.isEmpty()) {
      throw missing(name, packages).exception();
    }
    List<Program> own =
        found.stream()
            .filter(program -> program.isMariaDb() == mariaDb)
            .filter(program -> mariaDb || program.major() >= major)
            .toList();
    List<Program> other = found.stream().filter(Program::isMariaDb).toList();
    if (own.isEmpty() && (mariaDb || other.isEmpty())) {
      throw unfit(
              "the server is %s %d, and what there is does not dump it whole: %s"
                  .formatted(mariaDb ? "MariaDB" : "MySQL", major, words(found)),
              packages)
          .exception();
    }
    return own.isEmpty() ? other.getFirst() : own.getFirst();
  }

  private static String words(List<Program> programs) {
    return programs.stream()
        .map(program -> program.display() + " in " + program.path().getParent())
        .collect(Collectors.joining(", "));
  }

  private static Problem missing(String name, String next) {
    return new Problem(
        Code.CLIENT_MISSING, name + " is needed and is not on this machine", UNTOUCHED, next);
  }

  private static Problem unfit(String what, String next) {
    return new Problem(Code.CLIENT_UNFIT, what, UNTOUCHED, next);
  }
}
