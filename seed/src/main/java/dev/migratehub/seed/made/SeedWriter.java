package dev.migratehub.seed.made;

import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a file of data, row by row.
public sealed interface SeedWriter {

  /// Writes what stands before the rows.
  void head(String table, List<Column> columns) throws IOException;

  /// Writes a row.
  void row(List<Column> columns, @Nullable String[] values);

  /// Writes what stands there when no row does.
  void none(Table table, List<Column> columns) throws IOException;

  /// A CSV file.
  record Csv(Writer out) implements SeedWriter {

    @Override
    public void head(String table, List<Column> columns) throws IOException {
      out.write(
          columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(",")));
      out.write("\n");
    }

    @Override
    public void row(List<Column> columns, @Nullable String[] values) {
      try {
        for (int i = 0; i < values.length; i++) {
          out.write(i == 0 ? "" : ",");
          String value = values[i];
          out.write(value == null ? "" : quoted(value));
        }
        out.write("\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void none(Table table, List<Column> columns) {
      // The header says it all.
    }

    private static String quoted(String value) {
      boolean plain = !value.isEmpty() && value.chars().noneMatch(Csv::isSpecial);
      return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    private static boolean isSpecial(int sign) {
      return sign == '"' || sign == ',' || sign == '\n' || sign == '\r' || sign == '#';
    }
  }

  /// A YAML file.
  record Yaml(Writer out) implements SeedWriter {

    @Override
    public void head(String table, List<Column> columns) throws IOException {
      out.write("name: " + quoted(table) + "\ntable: " + quoted(table));
      out.write("\nmode: insert\ntruncate: false\ndata:");
    }

    @Override
    public void row(List<Column> columns, @Nullable String[] values) {
      try {
        for (int i = 0; i < values.length; i++) {
          out.write(i == 0 ? "\n  - " : "\n    ");
          out.write(quoted(columns.get(i).name()) + ": " + value(columns.get(i), values[i]));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void none(Table table, List<Column> columns) throws IOException {
      out.write(" []\n# A row looks like this; what may be left out is marked.\n");
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        boolean free = column.nullable() || column.defaulted();
        out.write(
            "#%s%s:  # %s%s\n"
                .formatted(
                    i == 0 ? "  - " : "    ",
                    quoted(column.name()),
                    column.expected(),
                    free ? "; may be left out" : ""));
      }
    }

    private static String value(Column column, @Nullable String value) {
      if (value == null) {
        return "null";
      }
      return switch (column.family()) {
        case INTEGER, DECIMAL, REAL, BOOLEAN -> value;
        default -> "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      };
    }

    private static String quoted(String name) {
      return name.matches("[A-Za-z_]\\w*") && !name.matches("(?i)null|true|false|y|n|yes|no|on|off")
          ? name
          : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
  }
}
