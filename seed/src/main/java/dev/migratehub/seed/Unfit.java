package dev.migratehub.seed;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.Target;
import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Table;
import java.util.List;
import java.util.stream.Collectors;

/// Why a file does not fit the table it is for.
final class Unfit {

  private static final String UNTOUCHED = "nothing of this file was kept";

  private Unfit() {}

  static Problem noTable(Target target, SeedFile file) {
    return new Problem(
        Code.SEED_TABLE_UNKNOWN,
        "%s is for the table %s, which is not in %s"
            .formatted(file.shown(), file.table(), target.address()),
        "nothing was changed",
        "make the table first (migr8 up), or correct its name"
            + (file.form() == SeedFile.Form.CSV ? ": the file's name says it" : " in the file"));
  }

  static Problem noColumn(SeedFile file, Table table, String name) {
    return column(
        file,
        "%s names the column %s, and %s has %s"
            .formatted(
                file.shown(),
                name,
                table.name(),
                table.columns().stream()
                    .filter(column -> !column.generated())
                    .map(Column::name)
                    .collect(Collectors.joining(", "))));
  }

  static Problem generated(SeedFile file, Table table, String name) {
    return column(
        file,
        "%s gives values for %s.%s, which the database computes itself"
            .formatted(file.shown(), table.name(), name));
  }

  private static Problem column(SeedFile file, String what) {
    return new Problem(
        Code.SEED_COLUMN_UNFIT,
        what,
        UNTOUCHED,
        "correct the names in the file, then run: migr8 seed run --file "
            + file.path().getFileName());
  }

  static Problem key(SeedFile file, Table table, List<String> key, String why) {
    String sets =
        table.uniques().stream()
            .map(set -> String.join(" + ", set))
            .collect(Collectors.joining(", "));
    return new Problem(
        Code.SEED_KEY_UNFIT,
        "%s tells rows of %s apart by %s, %s"
            .formatted(
                file.shown(),
                table.name(),
                key.isEmpty() ? "nothing" : String.join(" + ", key),
                why),
        UNTOUCHED,
        sets.isEmpty()
            ? "give the table a primary key or a unique index, or take mode: insert"
            : "name one of these as key: " + sets);
  }
}
