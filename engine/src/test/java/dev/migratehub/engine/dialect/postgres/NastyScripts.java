package dev.migratehub.engine.dialect.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Scripts made of what is hard to split, with the statements they hold. The same seed makes the
/// same script.
final class NastyScripts {

  /// A script and what the server must get.
  record Script(String text, List<String> statements) {}

  private static final List<String> VALUES =
      List.of(
          "'a;b'",
          "'it''s; -- no'",
          "'c:\\'",
          "E'it\\'s;\\\\'",
          "'a;'\r\n  ';b'",
          "U&'d\\0061t;'",
          "U&'d!0061\\;' UESCAPE '!'",
          "N'n;'",
          "B'101'::text",
          "x'1F'::text",
          "$$a;'b\"$$",
          "$täg$;$tag$;$täg$",
          "$a$;$$a$",
          "$_1$;$_$ \\ $_1$",
          "$$a;$$||$$;b$$",
          "/* ; /* ' */ ; */ 'c'",
          "'d' -- it's;\n||'e'",
          "(SELECT (CASE WHEN true THEN ';' END))",
          "CASE WHEN 1--;\n>0 THEN ';' END",
          "(SELECT \"a;\"\"b\" FROM (SELECT ';e' AS \"a;\"\"b\") \"x;\")",
          "(SELECT a$b FROM (SELECT 'f'||$q$;$q$ AS a$b) _)",
          "(SELECT größe::text FROM (SELECT 1 AS größe) s)",
          "('{\"a;\":\"b;\"}'::jsonb->>'a;')",
          "(5-+-1-/*;*/-1)::text",
          "'\f\u00A0;'||E'\\n;'",
          "'\\.'||'\n\\.\n'");

  /// The server reads these in one way and psql, which reads line by line, in another.
  private static final List<String> DISPUTED =
      List.of("e'a;'\n\t'\\';'", "E'a' -- it's;\n\n'b\\';'", "(SELECT max(\"end\") FROM (SELECT 'x' end) s)");

  private static final List<String> GAPS =
      List.of("", " ", "\n", "\r\n", "\t\f ", "\r", "-- it's;\n", "/* a; */", "/*/**/;\"*/\n", "--\r");

  private static final List<String> ROUTINES =
      List.of(
          "CREATE OR REPLACE FUNCTION %s() RETURNS text LANGUAGE sql BEGIN ATOMIC"
              + " SELECT 1 AS \"end\"; SELECT CASE WHEN true THEN %s END; END",
          "CREATE OR REPLACE FUNCTION %s() RETURNS text LANGUAGE sql RETURN %s",
          "create or replace function %s() RETURNS text LANGUAGE plpgsql AS $f$"
              + "BEGIN IF true THEN RETURN %s; END IF; END;$f$");

  private final RandomGenerator random;
  private final List<String> values;
  private final StringBuilder text = new StringBuilder();
  private final List<String> statements = new ArrayList<>();

  private NastyScripts(RandomGenerator random, List<String> values) {
    this.random = random;
    this.values = values;
  }

  /// A script that needs no more than `CREATE TABLE log (id serial, value text)`.
  static Script of(RandomGenerator random, int size) {
    List<String> all = Stream.concat(VALUES.stream(), DISPUTED.stream()).toList();
    return new NastyScripts(random, all).compose(size);
  }

  /// The same without what psql takes for something else than the server.
  static Script undisputed(RandomGenerator random, int size) {
    return new NastyScripts(random, VALUES).compose(size);
  }

  private Script compose(int size) {
    for (int i = 1; i <= size; i++) {
      add(i == size);
    }
    return new Script(text.toString(), List.copyOf(statements));
  }

  private void add(boolean last) {
    text.append(any(GAPS));
    switch (random.nextInt(8)) {
      case 0 -> statement(any(ROUTINES).formatted("f" + random.nextInt(9), any(values)), last);
      case 1 -> rule();
      case 2 -> copy();
      case 3 -> text.append(";");
      case 4 -> statement("BEGIN", false);
      case 5 -> statement("COMMIT", last);
      default -> statement("INSERT INTO log (value) VALUES (%s), (%s)".formatted(any(values), any(values)), last);
    }
  }

  private void rule() {
    String name = "r" + random.nextInt(9);
    statement(
        "CREATE OR REPLACE RULE %s AS ON DELETE TO log DO ALSO (SELECT %s; NOTIFY a)"
            .formatted(name, any(values)),
        false);
  }

  private void copy() {
    statement("COPY log (value) FROM stdin", false);
    text.append("\n").append("a;\\t\n'\\\\.\n$$\n\\.\n");
  }

  private void statement(String statement, boolean last) {
    statements.add(statement);
    text.append(statement);
    if (!last) {
      text.append(statement.startsWith("COPY") ? "" : any(GAPS)).append(";");
    }
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
