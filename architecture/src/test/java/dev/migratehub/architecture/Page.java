package dev.migratehub.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `ARCHITECTURE.md` as far as it can be checked: the table of the engine's packages, read
/// downwards, and the types it names.
record Page(List<Row> rows, Set<String> types) {

  private static final Pattern ROW =
      Pattern.compile(
          "^\\|\\s*`(?<name>[a-z]+)`(?<root> \\(root\\))?\\s*\\|.*\\|(?<jdbc>[^|]*)\\|$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");

  /// One row: the name of a package below the engine's, empty for the engine's own; the types it
  /// names; its mark.
  record Row(String name, Set<String> types, boolean mayTouchJdbc) {}

  static Page read() {
    return parse(text(find(Path.of("").toAbsolutePath())));
  }

  static Page parse(String text) {
    List<Row> rows =
        text.lines()
            .dropWhile(line -> !line.matches("\\|\\s*package\\s*\\|.*java\\.sql.*"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(Page::row)
            .toList();
    return new Page(rows, types(text.replaceAll("(?s)```.*?```", "")));
  }

  /// The place of a package in the table, counted from the top.
  int indexOf(String name) {
    return rows.stream().map(Row::name).toList().indexOf(name);
  }

  private static Set<String> types(String text) {
    return CODE.matcher(text)
        .results()
        .map(code -> code.group(1))
        .filter(code -> TYPE.matcher(code).matches())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Row row(String line) {
    MatchResult match =
        ROW.matcher(line)
            .results()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("not a row of the table: " + line));
    String name = match.group("root") == null ? match.group("name") : "";
    return new Row(name, types(line), match.group("jdbc").strip().equals("yes"));
  }

  private static Path find(Path folder) {
    return Stream.iterate(folder, Path::getParent)
        .takeWhile(candidate -> candidate != null)
        .map(candidate -> candidate.resolve("ARCHITECTURE.md"))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no ARCHITECTURE.md above " + folder));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
