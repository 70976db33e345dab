package dev.migratehub.backup.kind;

import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.engine.target.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// SQLite: its online backup makes an image of the file, page by page, and puts one back in one
/// transaction. Everything in the file comes through that way, row ids and virtual tables included.
final class SqliteKind implements Kind {

  private static final String AS_IT_WAS = "nothing was changed: the database is as it was";

  @Override
  public String engine() {
    return "sqlite";
  }

  @Override
  public String content() {
    return "sqlite";
  }

  @Override
  public String product(OpenTarget open) {
    return "SQLite " + open.identity().version();
  }

  @Override
  public Dump dump(Making making) throws IOException {
    Path image = Files.createTempFile(making.folder(), "image", ".part");
    try {
      snapshot(making.open().session(), image);
      return new ImageDump(image, Files.newInputStream(image));
    } catch (RuntimeException | IOException e) {
      Files.deleteIfExists(image);
      throw e;
    }
  }

  /// While the transaction is open others may write and the image does not have to begin anew.
  private static void snapshot(Session session, Path image) {
    session.execute("begin");
    session.query("select count(*) from sqlite_master", Row::first);
    try {
      session.command("backup to " + quoted(image));
    } finally {
      session.execute("rollback");
    }
  }

  /// The driver reads these statements itself, and knows no escaping.
  private static String quoted(Path file) {
    String path = file.toAbsolutePath().toString();
    return path.contains("\"") ? "'" + path + "'" : "\"" + path + "\"";
  }

  @Override
  public List<String> schema(Session session, List<String> schemas) {
    return session.query(
        """
        select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_master
         where name not like 'sqlite\\_stat%' escape '\\'
        union all select 'user_version ' || user_version from pragma_user_version
        union all select 'application_id ' || application_id from pragma_application_id
         order by 1
        """,
        Row::first);
  }

  @Override
  public long things(Session session, List<String> schemas) {
    return session
        .query("select count(*) as things from sqlite_master", row -> row.number("things"))
        .getFirst();
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
  public long load(Loading loading) throws IOException {
    Path image = Files.createTempFile(loading.folder(), "image", ".part");
    try {
      Files.copy(loading.in(), image, StandardCopyOption.REPLACE_EXISTING);
      Session session = loading.open().session();
      session.query("pragma busy_timeout = 5000", Row::first);
      // In write-ahead mode a file cannot take pages of another size.
      session.query("pragma journal_mode = delete", Row::first);
      session.command("restore from " + quoted(image));
      return session
          .query("select page_count as n from pragma_page_count", row -> row.number("n"))
          .getFirst();
    } catch (SqlFailure e) {
      throw new LoadFailure("", AS_IT_WAS, e);
    } finally {
      Files.deleteIfExists(image);
    }
  }

  @Override
  public Scratch scratch(OpenTarget open, Access access) throws IOException {
    Path file = Files.createTempFile("migr8_verify", ".db");
    return new Scratch(
        OpenTarget.connect(Targets.of(open.target().name(), "sqlite:" + file)),
        () -> Files.deleteIfExists(file));
  }

  /// An image that lies in a file of its own until it was read.
  private record ImageDump(Path image, InputStream content) implements Dump {

    @Override
    public String client() {
      return "";
    }

    @Override
    public void finish() {}

    @Override
    public void close() throws IOException {
      content.close();
      Files.deleteIfExists(image);
    }
  }
}
