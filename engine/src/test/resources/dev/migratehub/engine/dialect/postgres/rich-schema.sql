-- Everything of PostgreSQL that pg_dump writes down in a way that is hard to split.
SET client_min_messages = warning;
CREATE SCHEMA shop CREATE TABLE "or;der" ("i;d" int PRIMARY KEY, "qu""ote" text DEFAULT 'it''s; \')
  CREATE VIEW "vi;ew" AS SELECT "i;d" FROM "or;der";
SET search_path = shop, public;

CREATE TYPE mood AS ENUM ('so;so', 'it''s', '$$');
CREATE DOMAIN posint AS int CHECK (VALUE > 0 /* ; */);
CREATE TYPE pair AS (a int, "b;" text);
COMMENT ON TYPE mood IS 'one; two -- three /* four';
COMMENT ON TABLE "or;der" IS E'line one;\nline ''two''\\;';

CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL DEFAULT E'a\tb;\\',
  feeling mood DEFAULT 'so;so',
  age posint,
  both_names text GENERATED ALWAYS AS (name || ';' || name) STORED,
  attributes jsonb NOT NULL DEFAULT '{"a;": "\\;"}',
  CONSTRAINT "we;ird" CHECK (name !~ '^--;' AND name <> $$;$$),
  EXCLUDE USING btree (name WITH =)
);
CREATE INDEX "by;name" ON customers (lower(name), (attributes ->> 'a;')) WHERE name <> ';';
CREATE STATISTICS name_age ON name, age FROM customers;

CREATE TABLE events (at timestamptz NOT NULL, note text) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2020-01-01 00:00:00Z');
CREATE TABLE events_new PARTITION OF events DEFAULT;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $_$
BEGIN
  -- a quote ' and a $$ and a ;
  IF NEW.name = 'end;' THEN
    NEW.name := $q$;!$q$;
  END IF;
  EXECUTE 'SELECT $1; --' USING 1;
  RETURN NEW;
END;
$_$;
CREATE TRIGGER touch BEFORE INSERT OR UPDATE OF name ON customers
  FOR EACH ROW WHEN (NEW.name <> ';') EXECUTE FUNCTION touch();

CREATE FUNCTION classify(a int, "begin" int DEFAULT 1) RETURNS text LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
  SELECT 1 AS "END";
  SELECT CASE a WHEN 1 THEN CASE WHEN "begin" = 1 THEN ';' END ELSE 'END;' END AS "end";
END;
CREATE PROCEDURE log_it(note text) BEGIN ATOMIC
  INSERT INTO events VALUES (now(), note); /* END; */
  DELETE FROM events WHERE note = 'END';
END;
CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql RETURN $1 * 2;
CREATE FUNCTION old_style(text) RETURNS text LANGUAGE sql AS 'SELECT $1 || '';''; SELECT ''b;''';
CREATE FUNCTION tä$g$() RETURNS int LANGUAGE sql AS $$SELECT 1$$;
CREATE FUNCTION tägs() RETURNS text LANGUAGE sql AS $täg$SELECT $$;$$ || $b$;$b$$täg$;
CREATE FUNCTION a$b(c$$d int) RETURNS int LANGUAGE sql AS $_$SELECT c$$d + 1 AS e$$;$_$;

CREATE RULE keep AS ON DELETE TO "or;der" DO INSTEAD
  (UPDATE "or;der" SET "qu""ote" = ';)' WHERE false; NOTIFY kept; SELECT (1););
CREATE OPERATOR @-@ (LEFTARG = int, RIGHTARG = int, FUNCTION = int4mi);
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE VIEW stats AS
  SELECT 1 @-@ 2 AS "mi;nus", 'a' || E'\n;' AS text, '{"x": 1}'::jsonb ? 'x' AS has,
    CASE WHEN 1 - -1 > 0 THEN ';' ELSE '--' END AS sign;
CREATE MATERIALIZED VIEW sums AS SELECT total(a) FROM generate_series(1, 3) AS a WITH NO DATA;
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own;" ON customers USING (name <> '; DROP' OR (SELECT true));
CREATE SEQUENCE numbers START 5;
ALTER TABLE "or;der" ADD FOREIGN KEY ("i;d") REFERENCES customers;
CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
COMMENT ON FUNCTION twice(int) IS $$it's; $1$$;
COMMENT ON COLUMN customers.name IS U&'\00e4;\\';
DO $do$ BEGIN PERFORM set_config('x.y', ';', false); END $do$;

INSERT INTO customers (name, feeling) VALUES
  (E'tab\there', 'it''s'), (E'new\nline;', '$$'), (E'\\.', NULL), (E'\n\\.\n', 'so;so'),
  ('\N', 'so;so'), ('', 'so;so'), ('größe 😀; "', 'it''s'), ('end;', 'it''s'),
  (repeat('long;''', 20000), '$$');
SET standard_conforming_strings = off;
SET escape_string_warning = off;
INSERT INTO customers (name) VALUES ('it\'s;'), (E'b\\'), (B'1'::text), ($$\$$), ('x'
  'y\';');
SET standard_conforming_strings = on;
INSERT INTO customers (name) VALUES ('c:\'), (E'b\';');
COPY events FROM stdin;
2019-01-01 00:00:00+00	a;b\n\\.
2021-01-01 00:00:00+00	\N
\.
COPY events (note, at) FROM stdin WITH (FORMAT csv, NULL 'none', DELIMITER ';'); -- rows;
"quoted; and
new line";2022-01-01 00:00:00+00
"\.";2023-01-01 00:00:00+00
\.
BEGIN;
SELECT setval('numbers', 42);
COMMIT;
;; /* the last; /* one */ */
REFRESH MATERIALIZED VIEW sums
-- and no semicolon
