package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.sql.Composed;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitterPropertiesTest {

  private static final List<String> BLANKS =
      List.of(
          " ",
          "\n",
          "\r\n",
          "\t",
          ";",
          "-- x; 'y\n",
          "--\r\n",
          "/* ; ' \" ` [ */",
          "/**/",
          "/* é -- \n */",
          "\uFEFF",
          "\f",
          "-- /*\n");
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT 1",
          "BEGIN",
          "BEGIN IMMEDIATE TRANSACTION",
          "END",
          "COMMIT",
          "SELECT 'a;b''c;', \"d;\"\"e\", `f;``g`, [h;i'j]",
          "SELECT 'é😀;' -- ;\n, /* ; */ 2",
          "SELECT 3-/**/-4 /* 5 */ + '\\'",
          "CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END",
          "CREATE TEMP TRIGGER IF NOT EXISTS t BEFORE UPDATE OF a ON b WHEN CASE WHEN 1 THEN 1 END\n"
              + "BEGIN UPDATE x SET end = 1 /* ; END; */; DELETE FROM x WHERE a = ';'; -- END\nEND",
          "CREATE TABLE [a;b] (end, begin, \"trigger\")",
          "INSERT INTO t VALUES (x'00', 1e5, .5, $a, :b, ?1)");

  private static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_script_is_cut_into_what_it_was_made_of(int seed) {
    Composed script = new Composed(new Random(seed));
    for (int i = 0; i < 12; i++) {
      script.blanks(BLANKS);
      script.statement(script.oneOf(STATEMENTS), script.oneOf(List.of(";", " ;", "/* ; */\n;")));
    }
    script.blanks(BLANKS);
    script.statement("SELECT 'last'", script.oneOf(List.of("", ";", "\n--", " /* open ; '")));
    script.check(Splitter::new);
  }
}
