package dev.migratehub.backup.kind;

import dev.migratehub.backup.program.Child;
import dev.migratehub.backup.program.Program;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// MySQL and MariaDB: the dump program of the server's family. A restore commits as it goes, and
/// leaves word of itself in a table until it is done.
final class MySqlKind implements Kind {

  private static final String MARK = "migr8_restoring";

  @Override
  public String engine() {
    return "mysql";
  }

  @Override
  public String content() {
    return "sql";
  }

  @Override
  public String product(OpenTarget open) {
    String version = open.identity().version();
    return (isMariaDb(open) ? "MariaDB " : "MySQL ") + version.replaceFirst("-.*", "");
  }

  private static boolean isMariaDb(OpenTarget open) {
    return open.identity().version().contains("MariaDB");
  }

  @Override
  public Dump dump(Making making) throws IOException {
    boolean mariaDb = isMariaDb(making.open());
    int major = making.open().identity().versionNumber() / 10000;
    Program program = Clients.mySqlDump(making.programs(), mariaDb, major);
    boolean foreign = program.isMariaDb() && !mariaDb;
    Map<String, Set<String>> generated =
        foreign ? GeneratedColumns.of(making.open().session()) : Map.of();
    Child child =
        Child.start(
            new Child.Start(
                secret -> command(program, making, secret, foreign),
                MySqlKind::withoutSecrets,
                MySqlOptions.text(making.access(), program.isMariaDb())));
    InputStream content =
        generated.isEmpty() ? child.output() : new WithoutGenerated(child.output(), generated);
    return new ClientDump(program, child, content);
  }

  private static List<String> command(
      Program program, Making making, Path secret, boolean foreign) {
    List<String> command = new ArrayList<>();
    command.add(program.path().toString());
    // It must be the first, and no other file of options has a say.
    command.add("--defaults-file=" + secret);
    command.addAll(List.of("--single-transaction", "--quick", "--skip-lock-tables"));
    command.addAll(List.of("--routines", "--triggers", "--events", "--hex-blob"));
    command.addAll(List.of("--default-character-set=utf8mb4", "--no-tablespaces"));
    if (!program.isMariaDb()) {
      command.addAll(List.of("--set-gtid-purged=OFF", "--column-statistics=0"));
    }
    if (foreign) {
      command.add("--complete-insert");
    }
    command.add("--");
    command.add(making.open().identity().database());
    return command;
  }

  private static void withoutSecrets(Map<String, String> environment, Path secret) {
    List.of("MYSQL_PWD", "MYSQL_HOST", "MYSQL_TCP_PORT", "MYSQL_UNIX_PORT", "MARIADB_HOME")
        .forEach(environment::remove);
  }

  @Override
  public List<String> schema(Session session, List<String> schemas) {
    return MySqlDescription.lines(session);
  }

  @Override
  public long things(Session session, List<String> schemas) {
    return session
        .query(
            """
            select (select count(*) from information_schema.tables where table_schema = database())
                 + (select count(*) from information_schema.routines
                     where routine_schema = database())
                 + (select count(*) from information_schema.events where event_schema = database())
                   as things
            """,
            row -> row.number("things"))
        .getFirst();
  }

  @Override
  public Optional<String> unfinished(Session session) {
    boolean marked =
        !session
            .query(
                "select 1 from information_schema.tables where table_schema = database()"
                    + " and table_name = ?",
                Row::first,
                MARK)
            .isEmpty();
    return marked
        ? session.query("select backup from " + MARK, Row::first).stream()
            .findFirst()
            .or(() -> Optional.of("a backup"))
        : Optional.empty();
  }

  @Override
  public boolean allOrNothing() {
    return false;
  }

  @Override
  public long load(Loading loading) {
    Session session = loading.open().session();
    SqlLoader loader =
        new SqlLoader(loading.open(), loading.owners() ? text -> text : MySqlKind::ownerless);
    try {
      if (loading.clean()) {
        for (String query : loading.open().dialect().emptyingQueries()) {
          session.query(query, Row::first).forEach(session::execute);
        }
      }
      session.execute("create table " + MARK + " (backup varchar(255) not null)");
      session.update("insert into " + MARK + " values (?)", loading.backup());
      loader.load(loading.in());
      session.execute("drop table " + MARK);
      loading.open().restore();
      return loader.statements();
    } catch (SqlFailure e) {
      throw new LoadFailure(loader.place(), now(loader), e);
    }
  }

  private static String now(SqlLoader loader) {
    return "the first %d statements of the backup are in the database, the rest is not"
        .formatted(loader.statements());
  }

  /// Without the account that views and routines run as, they run as the one who restores them.
  private static String ownerless(String statement) {
    boolean defines =
        statement.startsWith("/*!5001")
            || statement.startsWith("/*!5000")
            || statement.startsWith("/*!50106")
            || statement.startsWith("CREATE ");
    return defines
        ? statement.replaceFirst("\\sDEFINER=(`(?:[^`]|``)*`|\\S+?)@(`(?:[^`]|``)*`|\\S+)", " ")
        : statement;
  }

  @Override
  public Scratch scratch(OpenTarget open, Access access) {
    String name = "migr8_verify_" + UUID.randomUUID().toString().substring(0, 8);
    String quoted = open.dialect().quote(name);
    Session session = open.session();
    session.execute("create database " + quoted);
    return Scratches.of(open, access, name, () -> session.execute("drop database " + quoted));
  }
}
