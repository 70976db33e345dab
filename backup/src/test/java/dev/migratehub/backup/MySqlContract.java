package dev.migratehub.backup;

import dev.migratehub.testkit.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What MySQL and MariaDB have alike.
abstract class MySqlContract extends BackupContract {

  abstract Databases server();

  abstract Optional<Path> programs();

  /// What only one of them has.
  abstract List<String> more();

  @Override
  Place empty() {
    return Place.of(server().newDatabase(), programs());
  }

  @Override
  String engine() {
    return "mysql";
  }

  @Override
  List<String> everything() {
    List<String> statements =
        new ArrayList<>(
            List.of(
                """
                create table `Größe ✓` (
                  id bigint unsigned auto_increment primary key, ti tinyint(1), n decimal(30, 10), f float, d double,
                  c char(3), v varchar(50), t longtext, b varbinary(20), bl longblob, bi bit(9), da date,
                  tm time(6), dt datetime(6), ts timestamp(6) null, y year, e enum('a', 'b''c'), s set('x', 'y'),
                  j json, g varchar(60) generated always as (concat(v, '!')) stored,
                  g2 int generated always as (ti + 1) virtual, po point, last_one varchar(9) default 'd;')
                  comment 'it''s; a comment' default charset utf8mb4
                """,
                """
                insert into `Größe ✓` (ti, n, f, d, c, v, t, b, bl, bi, da, tm, dt, ts, y, e, s, j, po) values
                  (1, 12345678901234567890.0123456789, 1.5, 1e308, 'abc', 'a''b\\\\c', 'x\\n\\0\\Z"y),(ä😀', x'00ff27', x'275c00',
                   b'101010101', '9999-12-31', '838:59:59', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07', 2155,
                   'b''c', 'x,y', '{"a": [1, null, "ä"]}', st_geomfromtext('POINT(1 2)')),
                  (null, null, null, null, null, null, null, null, null, null, '1000-01-01', '-838:59:59',
                   '1000-01-01', null, null, null, null, null, null),
                  (0, -1, -1.5, -1e-300, '', '', '', '', '', b'0', null, '00:00:00', null, '1970-01-02 00:00:01', 1901,
                   'a', '', 'null', null)
                """,
                "create table child (a bigint unsigned, b varchar(20) not null, primary key (a, b), key by_b (b desc),"
                    + " constraint refers foreign key (a) references `Größe ✓` (id) on delete cascade)",
                "insert into child values (1, 'VALUES (1);'), (2, '')",
                "create view seen as select id, v, g from `Größe ✓` where ti = 1",
                "create table log (what varchar(50))",
                "create trigger note after insert on child for each row begin"
                    + " insert into log values (concat('; ', new.b)); end",
                "create function twice(n int) returns int deterministic return n * 2",
                "create procedure both_of(out n int) begin select 1; set n = 2; end",
                "create event nightly on schedule every 1 day do delete from log where what = ';'",
                "create table parts (k int primary key, v int) partition by hash (k) partitions 3",
                "insert into parts values (1, 1), (2, 2), (3, 3)",
                "insert into child values (3, 'later')"));
    statements.addAll(more());
    return statements;
  }

  @Override
  List<String> questions() {
    return List.of(
        "select id, ti, n, f, d, c, v, hex(t), hex(b), hex(bl), bi + 0, da, cast(tm as char), dt, ts, y, e, s, cast(j as char), g,"
            + " g2, st_astext(po), last_one from `Größe ✓` order by id",
        "select * from child order by a, b",
        "select * from seen",
        "select * from log",
        "select twice(21)",
        "select * from parts order by k");
  }
}
