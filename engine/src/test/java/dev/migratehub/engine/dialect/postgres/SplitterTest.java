package dev.migratehub.engine.dialect.postgres;

import static dev.migratehub.engine.dialect.postgres.SplitCase.split;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SplitterTest {

  @ParameterizedTest
  @MethodSource({"ends", "dollars", "comments", "texts", "settings", "names"})
  void a_script_is_split_as_the_server_would_read_it(SplitCase given) {
    assertThat(Splits.statements(given.script())).isEqualTo(given.statements());
  }

  private static Stream<Named<SplitCase>> ends() {
    return Stream.of(
        split("two", "SELECT 1; SELECT 2;", "SELECT 1", "SELECT 2"),
        split("no final semicolon", "SELECT 1;\nSELECT 2", "SELECT 1", "SELECT 2"),
        split("blanks round", " \t\n SELECT 1 \n ; \n", "SELECT 1"),
        split("nothing", ""),
        split("white space only", " \n\r\n\t\f"),
        split("comments only", "-- a;\n/* b; */"),
        split("empty statements", ";;SELECT 1;;\n; ;", "SELECT 1"),
        split("byte order mark", "\uFEFFSELECT 1;", "SELECT 1"),
        split("returns only", "SELECT 1; -- a;\rSELECT\r2;\r", "SELECT 1", "SELECT\r2"),
        split("return and line feed", "SELECT 1;\r\nSELECT 2;\r\n", "SELECT 1", "SELECT 2"),
        split("form feed", "\fSELECT 1\f;\fSELECT 2", "SELECT 1", "SELECT 2"),
        split(
            "a no-break space is part of a name",
            "SELECT 1;\u00A0SELECT 2; SELECT 3\u00A0;",
            "SELECT 1",
            "\u00A0SELECT 2",
            "SELECT 3\u00A0"),
        split("comment after the last", "SELECT 1; -- done;", "SELECT 1"),
        split("comment instead of the last semicolon", "SELECT 1 -- done;\n\n", "SELECT 1"),
        split("comments before the semicolon", "SELECT 1 /* a */ -- b;\n ;", "SELECT 1"),
        split("comment within", "SELECT /* ; */ 1 + -- ;\n 2;", "SELECT /* ; */ 1 + -- ;\n 2"),
        split("json path", "SELECT j->>'a;b' FROM t;", "SELECT j->>'a;b' FROM t"),
        split("question marks", "SELECT j ? 'a' AND j ?| b;", "SELECT j ? 'a' AND j ?| b"),
        split("operators", "SELECT @-1, a<->b, 4 / 2, - 1;", "SELECT @-1, a<->b, 4 / 2, - 1"),
        split("casts and slices", "SELECT a[1:2]::int[];", "SELECT a[1:2]::int[]"),
        split("placeholder", "SELECT '${user};', :x, :'y;';", "SELECT '${user};', :x, :'y;'"),
        split("transaction", "BEGIN; SAVEPOINT a; COMMIT;", "BEGIN", "SAVEPOINT a", "COMMIT"));
  }

  private static Stream<Named<SplitCase>> dollars() {
    return Stream.of(
        split("plain", "SELECT $$a;b$$; SELECT 2", "SELECT $$a;b$$", "SELECT 2"),
        split("tag", "SELECT $x$a;$$;$y$;$x$;SELECT 2", "SELECT $x$a;$$;$y$;$x$", "SELECT 2"),
        split("underscore", "SELECT $_$;$_$; SELECT 2", "SELECT $_$;$_$", "SELECT 2"),
        split("not ASCII", "SELECT $tägß$;$täg$;$tägß$;", "SELECT $tägß$;$täg$;$tägß$"),
        split("letter case counts", "SELECT $a$;$A$;$a$;", "SELECT $a$;$A$;$a$"),
        split("adjacent", "SELECT $$a;$$||$$;b$$;SELECT 2", "SELECT $$a;$$||$$;b$$", "SELECT 2"),
        split("end after a dollar", "SELECT $a$;$$a$;SELECT 2", "SELECT $a$;$$a$", "SELECT 2"),
        split("end after half a tag", "SELECT $a$;$b$a$;SELECT 2", "SELECT $a$;$b$a$", "SELECT 2"),
        split("digit within", "SELECT $a1$;$a1$;", "SELECT $a1$;$a1$"),
        split("digit first", "SELECT $1a$; SELECT 2", "SELECT $1a$", "SELECT 2"),
        split(
            "parameters",
            "PREPARE p AS SELECT $1::int; EXECUTE p(2); SELECT $1||$2;",
            "PREPARE p AS SELECT $1::int",
            "EXECUTE p(2)",
            "SELECT $1||$2"),
        split("within a name", "SELECT a$b, c$$d; SELECT e$$;", "SELECT a$b, c$$d", "SELECT e$$"),
        split("tag without end", "SELECT $abc; SELECT $d e;", "SELECT $abc", "SELECT $d e"),
        split("quotes inside", "DO $$ BEGIN 'it''s\"; END $$;", "DO $$ BEGIN 'it''s\"; END $$"),
        split("inside a text", "SELECT '$$'; SELECT '$$;';", "SELECT '$$'", "SELECT '$$;'"),
        split(
            "function with IF … END IF",
            "CREATE FUNCTION f() RETURNS int AS $$BEGIN IF x THEN RETURN 1; END IF; END;$$"
                + " LANGUAGE plpgsql; SELECT 2;",
            "CREATE FUNCTION f() RETURNS int AS $$BEGIN IF x THEN RETURN 1; END IF; END;$$"
                + " LANGUAGE plpgsql",
            "SELECT 2"));
  }

  private static Stream<Named<SplitCase>> comments() {
    return Stream.of(
        split("nested", "/* a; /* b; */ c; */ SELECT 1; SELECT 2", "SELECT 1", "SELECT 2"),
        split("slash after the start", "SELECT 1 /*/ ; */ + 2;", "SELECT 1 /*/ ; */ + 2"),
        split("stars at the end", "SELECT 1 /** ; **/ + 2;", "SELECT 1 /** ; **/ + 2"),
        split("nested without a gap", "/*/**/;*/SELECT 1;", "SELECT 1"),
        split(
            "quotes inside",
            "/* it's \" $$ */ SELECT 1; -- it's\nSELECT 2;",
            "SELECT 1",
            "SELECT 2"),
        split("dashes in a text", "SELECT '--'; SELECT '/*';", "SELECT '--'", "SELECT '/*'"),
        split("after an operator", "SELECT 1+--;\n2;", "SELECT 1+--;\n2"),
        split("three dashes", "SELECT 1 ---;\n;", "SELECT 1"),
        split("block after an operator", "SELECT 1+/*;*/2;", "SELECT 1+/*;*/2"),
        split("line comment in a block", "/* -- */ SELECT 1;", "SELECT 1"),
        split("block in a line comment", "-- /*\nSELECT 1;", "SELECT 1"),
        split("minus minus", "SELECT 5--1;\n;", "SELECT 5"),
        split("code for another database", "/*! SELECT 1; */ SELECT 2;", "SELECT 2"));
  }

  private static Stream<Named<SplitCase>> texts() {
    return Stream.of(
        split("doubled quote", "SELECT 'it''s;'; SELECT 2", "SELECT 'it''s;'", "SELECT 2"),
        split("backslash is plain", "SELECT 'c:\\'; SELECT 2", "SELECT 'c:\\'", "SELECT 2"),
        split("E", "SELECT E'it\\'s;\\\\'; SELECT 2", "SELECT E'it\\'s;\\\\'", "SELECT 2"),
        split("e", "SELECT e'\\';'; SELECT 2", "SELECT e'\\';'", "SELECT 2"),
        split(
            "E with a doubled quote",
            "SELECT E'a''\\';'; SELECT 2",
            "SELECT E'a''\\';'",
            "SELECT 2"),
        split("a name that ends in e", "SELECT type'\\'; SELECT 2", "SELECT type'\\'", "SELECT 2"),
        split("a name $e", "SELECT a$e'\\'; SELECT 2", "SELECT a$e'\\'", "SELECT 2"),
        split("E apart", "SELECT E '\\'; SELECT 2", "SELECT E '\\'", "SELECT 2"),
        split("U&", "SELECT U&'\\0061;\\'; SELECT 2", "SELECT U&'\\0061;\\'", "SELECT 2"),
        split(
            "UESCAPE",
            "SELECT u&'d!0061;' UESCAPE '!'; SELECT 2",
            "SELECT u&'d!0061;' UESCAPE '!'",
            "SELECT 2"),
        split(
            "B X N",
            "SELECT B'1;', x'A;', N'c;\\'; SELECT 2",
            "SELECT B'1;', x'A;', N'c;\\'",
            "SELECT 2"),
        split("continued", "SELECT 'a;'\n  ';b'; SELECT 2", "SELECT 'a;'\n  ';b'", "SELECT 2"),
        split("E continued", "SELECT E'a'\n'\\';'; SELECT 2", "SELECT E'a'\n'\\';'", "SELECT 2"),
        split("E continued over returns", "SELECT E'a'\r\r'\\';';", "SELECT E'a'\r\r'\\';'"),
        split(
            "E continued over comments",
            "SELECT E'a' -- it's;\n -- more\n'\\';'; SELECT 2",
            "SELECT E'a' -- it's;\n -- more\n'\\';'",
            "SELECT 2"),
        split(
            "E not continued on its line",
            "SELECT E'a' '\\'; SELECT 2",
            "SELECT E'a' '\\'",
            "SELECT 2"),
        split("E not continued over a block", "SELECT E'a'\n/**/'\\';", "SELECT E'a'\n/**/'\\'"),
        split("E continued twice", "SELECT E'a'\n'b'\n'\\';';", "SELECT E'a'\n'b'\n'\\';'"),
        split("line breaks", "SELECT 'a\n;\nb';", "SELECT 'a\n;\nb'"),
        split("digits before E", "SELECT 1E'\\'';", "SELECT 1E'\\''"));
  }

  private static Stream<Named<SplitCase>> settings() {
    String off = "SET standard_conforming_strings = off";
    return Stream.of(
        split("off", off + "; SELECT 'it\\'s;'; SELECT 2", off, "SELECT 'it\\'s;'", "SELECT 2"),
        split(
            "on again",
            off + "; SET SESSION standard_conforming_strings TO 'on'; SELECT '\\'; SELECT 2",
            off,
            "SET SESSION standard_conforming_strings TO 'on'",
            "SELECT '\\'",
            "SELECT 2"),
        split("off and B", off + "; SELECT B'\\'; SELECT 2", off, "SELECT B'\\'", "SELECT 2"),
        split("off and U&", off + "; SELECT U&'\\'; SELECT 2", off, "SELECT U&'\\'", "SELECT 2"),
        split("off and N", off + "; SELECT N'\\';';", off, "SELECT N'\\';'"),
        split(
            "off and dollars", off + "; SELECT $$\\$$; SELECT 2", off, "SELECT $$\\$$", "SELECT 2"),
        split(
            "off and names", off + "; SELECT \"\\\"; SELECT 2", off, "SELECT \"\\\"", "SELECT 2"));
  }

  private static Stream<Named<SplitCase>> names() {
    return Stream.of(
        split("quoted", "SELECT 1 AS \"we;ird\"; SELECT 2", "SELECT 1 AS \"we;ird\"", "SELECT 2"),
        split("doubled quote", "SELECT 1 AS \"a\"\";b\";", "SELECT 1 AS \"a\"\";b\""),
        split("back-slash", "SELECT 1 AS \"a\\\"; SELECT 2", "SELECT 1 AS \"a\\\"", "SELECT 2"),
        split("U&", "SELECT 1 AS U&\"d;\\\"; SELECT 2", "SELECT 1 AS U&\"d;\\\"", "SELECT 2"),
        split("apostrophe", "SELECT 1 AS \"it's\"; SELECT 2", "SELECT 1 AS \"it's\"", "SELECT 2"),
        split("not ASCII", "SELECT 1 AS größe; SELECT 2", "SELECT 1 AS größe", "SELECT 2"));
  }

  @Test
  void a_statement_of_many_megabytes_is_one_statement() {
    String blob = "x;'' ".repeat(2_000_000);
    assertThat(Splits.statements("SELECT '" + blob + "'; SELECT 2;"))
        .containsExactly("SELECT '" + blob + "'", "SELECT 2");
  }
}
