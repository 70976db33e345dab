package dev.migratehub.hub.audit;

import dev.migratehub.testkit.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The audit as it stands in a hub's database.
public final class AuditRows {

  private AuditRows() {}

  /// All events, in order.
  public static List<AuditEvent> all(Database database) {
    List<AuditEvent> events = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from hub.audit_events order by seq")) {
      while (rows.next()) {
        events.add(AuditStore.event(rows, events.size()));
      }
      return events;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whether they hang together from the first to the last.
  public static boolean holdTogether(List<AuditEvent> events) {
    String previous = Chain.START;
    long seq = 0;
    for (AuditEvent event : events) {
      if (event.seq() != ++seq
          || !event.previous().equals(previous)
          || !event.hash().equals(Chain.hash(event))) {
        return false;
      }
      previous = event.hash();
    }
    return true;
  }
}
