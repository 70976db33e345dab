package dev.migratehub.seed;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.seed.file.Row;
import dev.migratehub.seed.file.RowSource;
import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Refused;
import dev.migratehub.seed.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says which row of a file was refused and why. The file is read again for that, since what was
/// sent is gone.
final class Refusal {

  private static final int LONGEST = 60;

  /// Whose values a server names when a whole table does not hold: `Key (a, b)=(1, x) is not
  /// present`.
  private static final Pattern KEY = Pattern.compile("Key \\((.+?)\\)=\\((.*?)\\) ");

  private static final Pattern COLUMN =
      Pattern.compile(
          "(?:column '|column \"|for column |Column '|Field ')([^'\" ]+)|\\w+\\.(\\w+)$");

  private final OpenTarget open;
  private final SeedFile file;
  private final Table table;

  Refusal(OpenTarget open, SeedFile file, Table table) {
    this.open = open;
    this.file = file;
    this.table = table;
  }

  ProblemException explained(Refused refused) {
    SqlFailure failure = refused.failure();
    Optional<ServerError> error =
        Optional.ofNullable(failure)
            .map(it -> open.dialect().error(it.sqlState(), it.vendorCode(), it.words()));
    Optional<Row> row =
        refused.number() > 0
            ? found(it -> it.number() == refused.number())
            : failure == null ? Optional.empty() : byKey(failure.words());
    String words = error.map(ServerError::sentence).orElse(refused.words());
    Optional<Column> column =
        table.column(refused.column()).or(() -> row.isEmpty() ? Optional.empty() : named(words));
    String place =
        row.map(it -> ", " + it.place()).orElse("")
            + column.map(it -> ", column " + it.name()).orElse("");
    String value =
        row.isPresent() && column.isPresent()
            ? judged(given(row.get(), column.get()), column.get())
            : "";
    Code code = error.map(it -> it.code(Code.SEED_REFUSED)).orElse(Code.SEED_REFUSED);
    Problem problem = new Problem(code, file.shown() + place + ": " + value + words, "", next());
    return new ProblemException(problem, refused);
  }

  /// The server said no to something that is about no row.
  ProblemException said(SqlFailure failure) {
    ServerError error =
        open.dialect().error(failure.sqlState(), failure.vendorCode(), failure.words());
    Optional<Row> row = byKey(failure.words());
    String what =
        "%s%s: %s"
            .formatted(file.shown(), row.map(it -> ", " + it.place()).orElse(""), error.sentence());
    return new ProblemException(
        new Problem(error.code(Code.SEED_REFUSED), what, "", next()), failure);
  }

  private String next() {
    return "mend it, then go on with this file: migr8 seed run --file " + file.path().getFileName();
  }

  private Optional<Column> named(String words) {
    Matcher name = COLUMN.matcher(words);
    while (name.find()) {
      String found = name.group(1) == null ? name.group(2) : name.group(1);
      Optional<Column> column = table.column(found.replaceAll(".*\\.|`", ""));
      if (column.isPresent()) {
        return column;
      }
    }
    return Optional.empty();
  }

  /// What is expected is said only of what is of another kind.
  private static String judged(@Nullable String value, Column column) {
    if (value == null) {
      return "";
    }
    String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    return column.fits(value)
        ? "\"%s\" is not taken: ".formatted(shown)
        : "\"%s\" is not taken; expected is %s: ".formatted(shown, column.expected());
  }

  private static @Nullable String given(Row row, Column column) {
    for (int i = 0; i < row.columns().size(); i++) {
      if (row.columns().get(i).equalsIgnoreCase(column.name())) {
        return row.values()[i];
      }
    }
    return null;
  }

  private Optional<Row> byKey(String words) {
    Matcher key = KEY.matcher(words);
    if (!key.find()) {
      return Optional.empty();
    }
    List<String> names = List.of(key.group(1).split(", ", -1));
    return found(row -> {
      List<String> values = new ArrayList<>();
      for (String name : names) {
        int at = row.columns().indexOf(name.replaceAll("^\"(.*)\"$", "$1"));
        values.add(at < 0 ? "" : String.valueOf(row.values()[at]));
      }
      return String.join(", ", values).equals(key.group(2));
    });
  }

  private Optional<Row> found(Predicate<Row> wanted) {
    try (RowSource again = file.rows()) {
      for (Row row = again.next(); row != null; row = again.next()) {
        if (wanted.test(row)) {
          return Optional.of(row);
        }
      }
    } catch (ProblemException e) {
      // What cannot be read was told before.
    }
    return Optional.empty();
  }
}
