package dev.migratehub.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is in a database, the histories of all tools apart.
final class Schema {

  private static final Set<String> HISTORIES =
      Set.of(
          "migrate_hub_migrations",
          "flyway_schema_history",
          "schema_version",
          "databasechangelog",
          "databasechangeloglock",
          "schema_migrations",
          "goose_db_version",
          "__diesel_schema_migrations",
          "atlas_schema_revisions",
          "archon_migrations",
          "sqlite_sequence",
          "sqlite_schema");

  private Schema() {}

  /// `table.column type` of everything.
  static List<String> of(Site site) {
    List<String> found = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(site.jdbcUrl(), site.user(), site.password());
        ResultSet columns =
            connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
      while (columns.next()) {
        String table = columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (!HISTORIES.contains(table) && !table.startsWith("sqlite_")) {
          found.add(
              table
                  + "."
                  + columns.getString("COLUMN_NAME")
                  + " "
                  + columns.getString("TYPE_NAME"));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found.stream().sorted().toList();
  }

  /// All rows of a table as texts, to see that nobody touched it.
  static List<String> rows(Site site, String table) {
    List<String> found = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(site.jdbcUrl(), site.user(), site.password());
        ResultSet rows = connection.createStatement().executeQuery("select * from " + table)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= width; i++) {
          row.append(rows.getMetaData().getColumnName(i))
              .append('=')
              .append(rows.getString(i))
              .append(' ');
        }
        found.add(row.toString());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
