package dev.migratehub.seed.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.seed.file.Mode;
import dev.migratehub.seed.file.RowSource;
import dev.migratehub.seed.file.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CopyStreamTest {

  private static final List<String> NAMED = List.of("n", "words");
  private static final List<Column> COLUMNS = columns("integer", "character varying(9)");

  @TempDir private Path folder;

  @Test
  void rows_end_before_the_first_that_is_not_written_in_the_usual_way() throws Exception {
    Rows rows = new Rows(source("n,words\n1,a\n-2,\n+3,\"b\n\"\n4,c\n"), taken -> {});

    CopyStream binary = new CopyStream(rows, NAMED, CopyBinary.of(COLUMNS).orElseThrow());
    assertThat(new String(binary.readAllBytes(), ISO_8859_1))
        .isEqualTo(
            "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0"
                + "\0\2\0\0\0\4\0\0\0\1\0\0\0\1a"
                + "\0\2\0\0\0\4\u00ff\u00ff\u00ff\u00fe\u00ff\u00ff\u00ff\u00ff"
                + "\u00ff\u00ff");
    assertThat(binary.count()).isEqualTo(2);
    assertThat(Objects.requireNonNull(rows.peek()).number()).isEqualTo(3);

    CopyStream text = new CopyStream(rows, NAMED, new CopyText());
    assertThat(new String(text.readAllBytes(), UTF_8)).isEqualTo("+3\tb\\n\n4\tc\n");
    assertThat(text.count()).isEqualTo(2);
    assertThat(rows.peek()).isNull();
  }

  @Test
  void a_long_run_comes_in_pieces() throws Exception {
    int count = 40_000;
    StringBuilder file = new StringBuilder("n,words\n");
    for (int i = 0; i < count; i++) {
      file.append(i).append(",words\n");
    }
    Rows rows = new Rows(source(file.toString()), taken -> {});
    CopyStream binary = new CopyStream(rows, NAMED, CopyBinary.of(COLUMNS).orElseThrow());
    assertThat(binary.readAllBytes()).hasSize(19 + count * (2 + 8 + 9) + 2);
    assertThat(binary.count()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "integer[]",
        "numeric(4,2)[]",
        "positive",
        "app.\"integer\"",
        "jsonb",
        "\"char\"",
        "interval"
      })
  void rows_with_a_column_of_another_type_go_as_text(String type) {
    assertThat(CopyBinary.of(columns("integer", type))).isEmpty();
  }

  private static List<Column> columns(String... types) {
    return Stream.of(types)
        .map(type ->
            new Column(type, type, Family.OTHER, true, false, false, false, 0, 0, 0, List.of()))
        .toList();
  }

  private RowSource source(String text) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text);
    return new SeedFile(file, "t.csv", SeedFile.Form.CSV, "t", false, Mode.INSERT, List.of())
        .rows();
  }
}
