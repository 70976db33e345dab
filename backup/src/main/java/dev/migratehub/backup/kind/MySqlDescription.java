package dev.migratehub.backup.kind;

import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import java.util.ArrayList;
import java.util.List;

/// The definition of everything in a database of MySQL or MariaDB, as the server itself shows it.
final class MySqlDescription {

  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = database()"
          + " and %s order by table_name";

  private MySqlDescription() {}

  static List<String> lines(Session session) {
    List<String> lines = new ArrayList<>();
    for (String name : session.query(TABLES.formatted("table_type <> 'VIEW'"), Row::first)) {
      lines.addAll(
          shown(session, "table", name, "Create Table").stream()
              .map(text -> text.replaceFirst(" AUTO_INCREMENT=\\d+", ""))
              .toList());
    }
    for (String name : session.query(TABLES.formatted("table_type = 'VIEW'"), Row::first)) {
      lines.addAll(shown(session, "view", name, "Create View"));
    }
    routines(session, "FUNCTION", "Create Function", lines);
    routines(session, "PROCEDURE", "Create Procedure", lines);
    named(
        session,
        "select trigger_name from information_schema.triggers where trigger_schema = database()"
            + " order by trigger_name",
        "trigger",
        "SQL Original Statement",
        lines);
    named(
        session,
        "select event_name from information_schema.events where event_schema = database()"
            + " order by event_name",
        "event",
        "Create Event",
        lines);
    return lines;
  }

  private static void routines(Session session, String type, String column, List<String> lines) {
    named(
        session,
        "select routine_name from information_schema.routines where routine_schema = database()"
            + " and routine_type = '"
            + type
            + "' order by routine_name",
        type.toLowerCase(java.util.Locale.ROOT),
        column,
        lines);
  }

  private static void named(
      Session session, String query, String what, String column, List<String> lines) {
    session
        .query(query, Row::first)
        .forEach(name -> lines.addAll(shown(session, what, name, column)));
  }

  private static List<String> shown(Session session, String what, String name, String column) {
    String quoted = "`" + name.replace("`", "``") + "`";
    return session.query(
        "show create " + what + " " + quoted, row -> what + " " + quoted + " " + row.text(column));
  }
}
