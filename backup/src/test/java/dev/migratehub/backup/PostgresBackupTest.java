package dev.migratehub.backup;

import dev.migratehub.testkit.PostgresServer;
import java.util.List;
import java.util.Optional;

final class PostgresBackupTest extends BackupContract {

  @Override
  Place empty() {
    return Place.of(
        PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase(), Optional.empty());
  }

  @Override
  String engine() {
    return "postgres";
  }

  @Override
  List<String> everything() {
    return List.of(
        "create schema \"Lager 2\"",
        "create type mood as enum ('sad', 'happy ''so''')",
        "create domain positive as int check (value > 0)",
        "create type pair as (a int, b text)",
        """
        create table "Größe ✓" (
          id bigint generated always as identity primary key, s smallserial, n numeric(20, 5), r real,
          f double precision, t text, c char(3), v varchar(5), b bytea, o boolean, d date, ti time,
          tz timetz, ts timestamp, tstz timestamptz, i interval, u uuid, j json, jb jsonb,
          a int[], m mood, p positive, pa pair, ip inet, mac macaddr, bits bit varying, x xml, ra int4range,
          pt point, tsv tsvector, mo money,
          g text generated always as (t || '!') stored)
        """,
        """
        insert into "Größe ✓" (n, r, f, t, c, v, b, o, d, ti, tz, ts, tstz, i, u, j, jb, a, m, p, pa, ip, mac,
          bits, x, ra, pt, tsv, mo)
        values (123456789012345.12345, 'NaN', 'infinity', E'a\\\\b\\tc\\nd''e\\r ä😀\\\\.', 'x', 'y', '\\x00ff0a', true,
          'infinity', '24:00', '23:59:59.999999-15:59', '294276-12-31 23:59:59.999999', '4713-01-01 00:00:00+00 BC',
          '178000000 years', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a": [1, null]}', '{"ä": "\\\\u0041"}',
          '{1,null,3}', 'happy ''so''', 1, row(1, 'q"'), '::1/64', '08:00:2b:01:02:03', '0101', '<a>&lt;</a>',
          '[1,10)', '(1,2)', 'fat & cat', '12.34'),
         (null, null, null, '', '', '', '', null, '4713-01-01 BC', null, null, '-infinity', 'infinity', '-1 us', null,
          'null', 'null', '{}', null, null, null, null, null, '', null, 'empty', null, '', null)
        """,
        "create table \"Lager 2\".child (a bigint references \"Größe ✓\" on delete cascade, b text"
            + " default '\\N' not null, primary key (a, b), constraint short check (length(b) < 9))",
        "insert into \"Lager 2\".child values (1, '\\N'), (2, ''), (1, '\\.')",
        "create table parts (k int, at date) partition by range (at)",
        "create table parts_old partition of parts for values from (minvalue) to ('2026-01-01')",
        "create table parts_new partition of parts default",
        "insert into parts values (1, '2025-01-01'), (2, '2027-01-01')",
        "create sequence counter start 5 increment 3",
        "select nextval('counter'), nextval('counter')",
        "create index on \"Größe ✓\" using gin (jb)",
        "create unique index on \"Größe ✓\" (lower(t)) where n is not null",
        "create view seen as select id, t, g from \"Größe ✓\" where o",
        "create materialized view kept as select count(*) as n from parts",
        "create table log (what text)",
        """
        create function noted() returns trigger language plpgsql as $body$
        begin insert into public.log values ('; ' || new.b); return new; end $body$
        """,
        "create trigger note after insert on \"Lager 2\".child for each row execute function noted()",
        "create procedure twice(inout n int) language sql as 'select n * 2'",
        "create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0')",
        "create rule no_delete as on delete to log do instead nothing",
        "alter table log enable row level security",
        "create policy all_of_it on log using (what <> '')",
        "comment on table log is 'It''s; a \"comment\"'",
        "insert into \"Lager 2\".child values (2, 'later')",
        "select lo_from_bytea(4711, '\\x0102')");
  }

  @Override
  List<String> questions() {
    return List.of(
        "select g::text from \"Größe ✓\" g order by id",
        "select * from \"Lager 2\".child order by a, b",
        "select tableoid::regclass::text, * from parts order by k",
        "select last_value, is_called from counter",
        "select * from seen",
        "select * from kept",
        "select what from log",
        "select total(k) from parts",
        "select encode(lo_get(4711), 'hex')");
  }
}
