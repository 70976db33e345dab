package dev.migratehub.backup.kind;

import dev.migratehub.backup.program.Child;
import dev.migratehub.backup.program.Program;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// PostgreSQL: `pg_dump` of the server's version, and one transaction that loads all or nothing.
final class PostgresKind implements Kind {

  private static final String AS_IT_WAS = "nothing was changed: the database is as it was";

  @Override
  public String engine() {
    return "postgres";
  }

  @Override
  public String content() {
    return "sql";
  }

  @Override
  public String product(OpenTarget open) {
    return "PostgreSQL " + open.identity().version();
  }

  @Override
  public Dump dump(Making making) throws IOException {
    int major = making.open().identity().versionNumber() / 10000;
    Program program = Clients.pgDump(making.programs(), major);
    Child child =
        Child.start(
            new Child.Start(
                secret -> command(program, making.access()),
                (environment, secret) -> reach(environment, making.access(), secret),
                "*:*:*:*:" + passwordLine(making.access().password().value()) + "\n"));
    return new ClientDump(program, child, child.output());
  }

  private static List<String> command(Program program, Access access) {
    List<String> command = new ArrayList<>();
    command.add(program.path().toString());
    command.addAll(List.of("--format=plain", "--encoding=UTF8", "--no-password"));
    access.schemas().forEach(schema -> command.add("--schema=" + pattern(schema)));
    return command;
  }

  /// A name in double quotes is no pattern.
  private static String pattern(String schema) {
    return "\"" + schema.replace("\"", "\"\"") + "\"";
  }

  private static String passwordLine(String password) {
    return password.replace("\\", "\\\\").replace(":", "\\:");
  }

  /// Everything goes by the environment, the password by a file.
  private static void reach(Map<String, String> environment, Access access, Path secret) {
    environment.put("PGHOST", access.host().isEmpty() ? "localhost" : access.host());
    environment.put("PGPORT", Integer.toString(access.port() == 0 ? 5432 : access.port()));
    put(environment, "PGUSER", access.user());
    put(environment, "PGDATABASE", access.database().isEmpty() ? access.user() : access.database());
    put(environment, "PGSSLMODE", access.parameter("sslmode").orElse(""));
    put(environment, "PGSSLROOTCERT", access.parameter("sslrootcert").orElse(""));
    put(environment, "PGSSLCERT", access.parameter("sslcert").orElse(""));
    put(environment, "PGSSLKEY", access.parameter("sslkey").orElse(""));
    environment.put("PGAPPNAME", "migr8");
    environment.putIfAbsent("PGCONNECT_TIMEOUT", "10");
    environment.remove("PGSERVICE");
    environment.remove("PGHOSTADDR");
    if (!access.password().value().isEmpty()) {
      environment.remove("PGPASSWORD");
      environment.put("PGPASSFILE", secret.toString());
    }
  }

  private static void put(Map<String, String> environment, String name, String value) {
    if (!value.isEmpty()) {
      environment.put(name, value);
    }
  }

  @Override
  public List<String> schema(Session session, List<String> schemas) {
    session.execute("set search_path = pg_catalog");
    return session.query(PostgresSql.description(schemas), Row::first);
  }

  @Override
  public long things(Session session, List<String> schemas) {
    return session.query(PostgresSql.things(schemas), row -> row.number("things")).getFirst();
  }

  @Override
  public Optional<String> unfinished(Session session) {
    return Optional.empty();
  }

  @Override
  public boolean allOrNothing() {
    return true;
  }

  @Override
  public long load(Loading loading) {
    Session session = loading.open().session();
    SqlLoader loader =
        new SqlLoader(
            loading.open(), new PostgresRewriting(schemas(session), loading.owners())::rewritten);
    boolean cleaned = false;
    session.execute("begin");
    try {
      if (loading.clean()) {
        PostgresSql.empty(loading.open(), loading.schemas());
      }
      cleaned = true;
      loader.load(loading.in());
      session.execute("commit");
      loading.open().restore();
      return loader.statements();
    } catch (SqlFailure e) {
      rollBack(session);
      throw new LoadFailure(cleaned ? loader.place() : "", AS_IT_WAS, e);
    } catch (RuntimeException e) {
      rollBack(session);
      throw e;
    }
  }

  private static List<String> schemas(Session session) {
    return session.query("select nspname from pg_catalog.pg_namespace", Row::first);
  }

  private static void rollBack(Session session) {
    try {
      session.execute("rollback");
    } catch (SqlFailure e) {
      // The connection is gone, and the transaction with it.
    }
  }

  @Override
  public Scratch scratch(OpenTarget open, Access access) {
    String name = "migr8_verify_" + UUID.randomUUID().toString().substring(0, 8);
    Session session = open.session();
    session.execute(
        session
            .query(PostgresSql.SCRATCH, Row::first)
            .getFirst()
            .formatted(open.dialect().quote(name)));
    return Scratches.of(
        open, access, name, () -> session.execute("drop database " + open.dialect().quote(name)));
  }
}
