package dev.migratehub.hub.inventory;

import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.Target;
import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;

/// A door that leads to no hub's own database, whatever way round it was reached: before anybody
/// gets a session, its catalog is asked for the tables of a hub.
record GuardedDoor(Target.Door inner) implements Target.Door {

  private static final String A_HUB =
      """
      select case when count(*) = 3 then 'yes' else 'no' end from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'hub' and c.relname in ('audit_events', 'migration_versions', 'db_targets')
      """;

  @Override
  public Session open() {
    Session session = inner.open();
    try {
      if (session.query(A_HUB, Row::first).contains("yes")) {
        throw ownDatabase();
      }
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  static Refusal ownDatabase() {
    return new Refusal(
        Fault.FORBIDDEN,
        "address_forbidden",
        "This is the database of a Migrate Hub; it is no target.");
  }
}
