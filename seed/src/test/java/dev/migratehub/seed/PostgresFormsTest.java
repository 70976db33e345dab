package dev.migratehub.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.OpenTarget;
import dev.migratehub.seed.file.SeedFolder;
import dev.migratehub.testkit.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows go to PostgreSQL in two forms, and what is in the table must not tell in which.
final class PostgresFormsTest {

  private static final Watch NOBODY =
      new Watch() {
        @Override
        public void moved(String file, long bytes, long total, long rows) {}

        @Override
        public void sown(Sowing sowing) {}
      };

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  @TempDir private Path folder;
  private Ground ground = Ground.of(Path.of("none"));

  @BeforeEach
  void makeDatabase() {
    ground = Ground.of(PostgresServer.shared().newDatabase());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          smallint; 0 -0 7 -32768 32767 007 ' 5' +5 1_000 0x1F
          integer; 0 -1 2147483647 -2147483648 000000000000000001
          bigint; 999999999999999999 -999999999999999999 9223372036854775807 -9223372036854775808
          numeric; 0 -0 0.0 0.05 1 10 9999 10000 10001 123456789 100000000 0.0001 0.00001 -1.50 007.10 1.000 12345.67890 .5 5. 1e5 +1 NaN infinity 99999999999999999999999999.00000000000000000001
          numeric(12,2); 0.005 0.004 123.456 -9999999999.99 1 00000000000001
          numeric(5,-2); 12345 49 51
          boolean; true false t f TRUE yes off 1 0 tr
          date; 0001-01-01 1999-12-31 2000-01-01 2000-02-29 1900-02-28 2024-02-29 9999-12-31 infinity 20260131 99999-01-01 '0044-03-15 BC' 2026-1-5
          timestamp; 2026-01-01 '2026-01-01 00:00:00' 2026-01-01T23:59:59 '1969-12-31 23:59:59.5' '2026-05-05 01:02:03.123456' '2026-05-05 01:02:03.1234567' '0001-01-01 00:00:00' '9999-12-31 23:59:59.999999' '2026-01-01 24:00:00' '2026-01-01 12:00' '2026-01-01 12:00:60' -infinity '2026-01-01 12:00:00+05'
          timestamp(0); '2026-01-01 00:00:00.5' '2026-01-01 00:00:01.5' '2026-01-01 00:00:00.499999'
          timestamptz; '2026-01-01 00:00:00Z' '2026-07-01 12:00:00+02' '2026-07-01 12:00:00.25-05:30' '2026-07-01T12:00:00+14:00' '2026-07-01 12:00:00' 2026-07-01 '2026-07-01 12:00:00+0530' '2026-07-01 12:00:00 Europe/Berlin' '2026-07-01 12:00:00+15' '2026-07-01 12:00:00+02:03:04'
          text; a ' a ' é漢😀 \\N \\. null
          varchar(3); abc éé漢 'abc  '
          char(3); a abc
          uuid; 00000000-0000-0000-0000-000000000000 A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11 a0eebc999c0b4ef8bb6d6bb9bd380a11 {a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}
          float8; 0.1 1e300 -0 infinity
          jsonb; {} 1
          int[]; {} {1}
          """)
  void every_value_is_what_the_server_reads(String type, String values) throws Exception {
    ground.execute("create table things (n integer primary key, v " + type + ")");
    int count = 0;
    for (String value : split(values)) {
      count++;
      write("n,v\n" + count + ",\"" + value + "\"\n");
      run();
      assertThat(ground.rows("select v::text from things where n = " + count))
          .as(value)
          .isEqualTo(ground.rows("select '%s'::%s::text".formatted(value, type)));
    }
    assertThat(count).isGreaterThan(1);
  }

  @Test
  void any_rows_are_what_the_server_reads() throws Exception {
    String columns =
        "n integer, big bigint, price numeric(12, 3), words text, at timestamp, day date, yes boolean";
    ground.execute("create table things (" + columns + ")", "create table texts (" + columns + ")");
    Random chance = new Random(7);
    for (int file = 0; file < 20; file++) {
      String rows = rows(chance, file % 2 == 0);
      write("n,big,price,words,at,day,yes\n" + rows);
      long taken = run().getFirst().rows();
      copy("copy texts from stdin (format csv)", rows);
      assertThat(taken).isEqualTo(200L);
      assertThat(
              ground.rows(
                  "(table things except all table texts) union all (table texts except all table things)"))
          .isEmpty();
    }
    assertThat(ground.rows("select count(*) from things where price is null"))
        .isNotEqualTo(List.of("0"));
  }

  @Test
  void what_is_no_value_is_told_by_the_server_in_its_row_and_column() throws Exception {
    ground.execute(
        "create table things (n integer primary key, v varchar(3), d date, m numeric(4, 1))");
    assertThat(refusal("n,v\n1,a\n2,abcd\n")).contains("row 2 (line 3), column v", "too long");
    assertThat(refusal("n,v\n1,a\n2147483648,b\n"))
        .contains("row 2 (line 3), column n", "out of range");
    assertThat(refusal("n,d\n1,2026-01-31\n2,2026-01-31\n3,2026-02-29\n"))
        .contains("row 3 (line 4), column d");
    assertThat(refusal("n,m\n1,1\n2,1e0\n3,12345\n")).contains("row 3 (line 4)", "overflow");
    assertThat(refusal("n,m\n1,1\n2,12345\n")).contains("row 2 (line 3), column m", "overflow");
    assertThat(refusal("n,v\n1,a\n2,b\n1,c\n")).contains("row 3 (line 4)", "duplicate");
    assertThat(refusal("n,v\n1,a\n2,\"a\0b\"\n")).contains("row 2 (line 3)", "0x00");
    assertThat(refusal("n,v\n1,a\n\"\",b\n")).contains("row 2 (line 3), column n");
    assertThat(ground.rows("select count(*) from things")).containsExactly("0");
  }

  @Test
  void rows_that_are_there_are_replaced_whichever_way_they_come() throws Exception {
    ground.execute(
        "create table things (n integer primary key, d date)",
        "insert into things values (1, '2000-01-01')");
    write("n,d\n1,2026-01-31\n2,20260201\n3,2026-02-02\n");
    assertThat(refusal()).contains("duplicate");
    ground.execute("delete from things");
    run();
    assertThat(ground.rows("select n, d from things order by n"))
        .containsExactly("1|2026-01-31", "2|2026-02-01", "3|2026-02-02");
  }

  /// Lets the server read rows by itself.
  private void copy(String statement, String rows) {
    try (OpenTarget open = OpenTarget.connect(ground.target())) {
      open.session()
          .copy(
              open.dialect().session().bulk(),
              statement,
              new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private String refusal() throws IOException {
    return catchThrowableOfType(ProblemException.class, this::run).problem().what();
  }

  private String refusal(String text) throws IOException {
    write(text);
    return refusal();
  }

  private static String rows(Random chance, boolean usual) {
    StringBuilder rows = new StringBuilder();
    int unusual = usual ? -1 : chance.nextInt(200);
    for (int i = 0; i < 200; i++) {
      StringJoiner row = new StringJoiner(",", "", "\n");
      row.add(String.valueOf(chance.nextInt()));
      row.add(
          i == unusual
              ? " +5 "
              : maybe(chance, String.valueOf(chance.nextLong() >> chance.nextInt(64))));
      row.add(
          maybe(
              chance,
              "%s%d.%d"
                  .formatted(
                      chance.nextBoolean() ? "-" : "",
                      chance.nextInt(1 << chance.nextInt(27)),
                      chance.nextInt(100_000))));
      row.add("\"" + "é,\n\t\\\"\"x漢".substring(chance.nextInt(5)) + "\"");
      LocalDateTime moment =
          LocalDateTime.of(1 + chance.nextInt(9998), 1, 1, 0, 0)
              .plusSeconds(chance.nextInt(365 * 86_400));
      row.add(maybe(chance, MOMENT.format(moment) + "." + (1 + chance.nextInt(999_999))));
      row.add(maybe(chance, moment.toLocalDate().toString()));
      row.add(maybe(chance, String.valueOf(chance.nextBoolean())));
      rows.append(row);
    }
    return rows.toString();
  }

  private static String maybe(Random chance, String value) {
    return chance.nextInt(9) == 0 ? "" : value;
  }

  private static List<String> split(String values) {
    return java.util.regex.Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(values)
        .results()
        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
        .toList();
  }

  private List<Sowing> run() {
    return new Seeds(ground.target(), new SeedFolder(folder), NOBODY)
        .run(new Wanted(List.of(), Optional.empty(), false, false));
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("1_things.csv"), text);
  }
}
