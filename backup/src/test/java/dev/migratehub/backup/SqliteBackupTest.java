package dev.migratehub.backup;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

final class SqliteBackupTest extends BackupContract {

  @TempDir private Path files;

  private int count;

  @Override
  Place empty() {
    return Place.of(files.resolve("a file's " + count++ + ".db"));
  }

  @Override
  String engine() {
    return "sqlite";
  }

  @Override
  List<String> everything() {
    return List.of(
        "create table \"Größe ✓\" (id integer primary key autoincrement, n numeric, r real, t text,"
            + " b blob, d date, g text generated always as (t || '!') stored,"
            + " v generated always as (n * 2))",
        "create table child (a integer references \"Größe ✓\" (id), b text not null check (b <> ''),"
            + " primary key (a, b)) without rowid",
        "create table strict_one (i int, a any) strict",
        "insert into \"Größe ✓\" (n, r, t, b, d) values (9223372036854775807, 1e308, 'a''b\nc' || char(0) || 'ä😀',"
            + " x'00ff', '9999-12-31'), (null, null, null, null, null), (-1, -0.0, '', x'', '')",
        "insert into child values (1, 'x'), (2, 'y')",
        "insert into strict_one values (1, x'00'), (2, 'text')",
        "create index i on child (b) where b > 'a'",
        "create view seen as select a, b from child",
        "create virtual table words using fts5 (body)",
        "insert into words values ('over the hills and far away')",
        "create table log (what text)",
        "create trigger on_child after insert on child begin insert into log values (new.b); end",
        "insert into child values (3, 'z;')",
        "pragma user_version = 7");
  }

  @Override
  List<String> questions() {
    return List.of(
        "select * from \"Größe ✓\" order by id",
        "select rowid, * from log",
        "select * from child order by a",
        "select i, a, typeof(a) from strict_one",
        "select * from seen order by a",
        "select * from words where words match 'hills'",
        "select * from sqlite_sequence",
        "select * from pragma_user_version");
  }
}
