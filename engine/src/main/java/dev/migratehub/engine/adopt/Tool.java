package dev.migratehub.engine.adopt;

import dev.migratehub.engine.script.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A migration tool whose history can be adopted.
public enum Tool {
  FLYWAY("flyway", "Flyway", Layout.FLYWAY),
  LIQUIBASE("liquibase", "Liquibase", Layout.LIQUIBASE),
  GOLANG_MIGRATE("golang-migrate", "golang-migrate", Layout.PAIRED),
  GOOSE("goose", "goose", Layout.GOOSE),
  DBMATE("dbmate", "dbmate", Layout.DBMATE),
  DIESEL("diesel", "Diesel", Layout.DIRECTORY),
  ATLAS("atlas", "Atlas", Layout.ATLAS),
  ARCHON("archon", "Archon", Layout.ARCHON);

  private final String id;
  private final String title;
  private final Layout layout;

  Tool(String id, String title, Layout layout) {
    this.id = id;
    this.title = title;
    this.layout = layout;
  }

  /// The name used on the command line: `golang-migrate`.
  public String id() {
    return id;
  }

  /// The name used in sentences: `Flyway`.
  public String title() {
    return title;
  }

  /// The layout of its folders.
  public Layout layout() {
    return layout;
  }

  /// The tool of that name.
  public static Optional<Tool> named(String id) {
    return Arrays.stream(values()).filter(tool -> tool.id.equals(id)).findFirst();
  }

  /// All names.
  public static List<String> ids() {
    return Arrays.stream(values()).map(Tool::id).toList();
  }
}
