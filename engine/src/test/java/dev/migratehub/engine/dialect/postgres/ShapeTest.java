package dev.migratehub.engine.dialect.postgres;

import static dev.migratehub.engine.dialect.postgres.SplitCase.split;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShapeTest {

  @ParameterizedTest
  @MethodSource({"bodies", "groups"})
  void a_semicolon_inside_a_statement_does_not_end_it(SplitCase given) {
    assertThat(Splits.statements(given.script())).isEqualTo(given.statements());
  }

  private static Stream<Named<SplitCase>> bodies() {
    return Stream.of(
        body("one", "BEGIN ATOMIC SELECT 1; END"),
        body("empty", "BEGIN ATOMIC END"),
        body("several", "begin atomic SELECT 1; INSERT INTO t VALUES (1); end"),
        body("CASE", "BEGIN ATOMIC SELECT CASE WHEN a THEN 1 ELSE 2 END; SELECT 2; END"),
        body(
            "CASE in CASE",
            "BEGIN ATOMIC SELECT CASE WHEN CASE a WHEN 1 THEN b END THEN 1 END; END"),
        body("CASE in parentheses", "BEGIN ATOMIC SELECT (CASE WHEN a THEN 1 END); END"),
        body("quoted end", "BEGIN ATOMIC SELECT 1 AS \"end\"; SELECT \"end\"; END"),
        body(
            "end as a label",
            "BEGIN ATOMIC SELECT 1 AS end; SELECT 2 end; SELECT t.end FROM t; END"),
        body("case as a label", "BEGIN ATOMIC SELECT 1 AS case; END"),
        body("begin as a name", "BEGIN ATOMIC SELECT begin FROM t; END"),
        body("comments", "BEGIN/*;*/ATOMIC -- END;\nSELECT 1; /* END; */ END"),
        body("texts", "BEGIN ATOMIC SELECT '; END;', $$;END;$$; END"),
        split(
            "RETURN",
            "CREATE FUNCTION f() RETURNS int RETURN 1; SELECT 2",
            "CREATE FUNCTION f() RETURNS int RETURN 1",
            "SELECT 2"),
        split(
            "named begin",
            "CREATE FUNCTION begin() RETURNS int RETURN 1; SELECT 2",
            "CREATE FUNCTION begin() RETURNS int RETURN 1",
            "SELECT 2"),
        split(
            "argument named begin",
            "CREATE FUNCTION f(begin int) RETURNS int RETURN 1; SELECT 2",
            "CREATE FUNCTION f(begin int) RETURNS int RETURN 1",
            "SELECT 2"),
        split(
            "BEGIN ATOMIC elsewhere",
            "CREATE VIEW v AS SELECT begin atomic FROM t; SELECT 2",
            "CREATE VIEW v AS SELECT begin atomic FROM t",
            "SELECT 2"),
        split(
            "a table called function",
            "CREATE TABLE function (begin int); BEGIN; SELECT 2",
            "CREATE TABLE function (begin int)",
            "BEGIN",
            "SELECT 2"));
  }

  private static Named<SplitCase> body(String name, String body) {
    String routine =
        "CREATE OR REPLACE FUNCTION f(a int DEFAULT 1)\nRETURNS int LANGUAGE sql\n" + body;
    String procedure = "create /* new */ procedure p() " + body;
    return split(name, routine + ";" + procedure + "; SELECT 2", routine, procedure, "SELECT 2");
  }

  private static Stream<Named<SplitCase>> groups() {
    String rule =
        "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM a; (SELECT (1)); NOTIFY b;)";
    String schema = "CREATE SCHEMA s CREATE TABLE t (a int) CREATE VIEW v AS SELECT * FROM t";
    return Stream.of(
        split("rule", rule + "; SELECT 2", rule, "SELECT 2"),
        split(
            "rule with a text",
            "CREATE RULE r AS ON INSERT TO t DO (SELECT ')'; SELECT 1);",
            "CREATE RULE r AS ON INSERT TO t DO (SELECT ')'; SELECT 1)"),
        split("too many closed", "SELECT 1); SELECT (2);", "SELECT 1)", "SELECT (2)"),
        split("schema with elements", schema + "; SELECT 2", schema, "SELECT 2"),
        split(
            "schema with a routine",
            schema + " CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; SELECT 2",
            schema + " CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END",
            "SELECT 2"));
  }
}
