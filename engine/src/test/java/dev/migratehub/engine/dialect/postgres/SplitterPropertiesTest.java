package dev.migratehub.engine.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SplitterPropertiesTest {

  private static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_statements_that_were_composed_come_back(long seed) {
    NastyScripts.Script script = NastyScripts.of(new Random(seed), 60);
    assertThat(Splits.statements(script.text())).isEqualTo(script.statements());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void segments_touch_and_cover_every_byte_however_the_bytes_arrive(long seed) {
    byte[] script = bytes(seed);
    List<Segment> whole = Splits.segments(new ByteArrayInputStream(script));
    long end = 0;
    for (Segment segment : whole) {
      assertThat(segment.span().from()).isEqualTo(end);
      end = segment.span().to();
    }
    assertThat(end).isEqualTo(script.length);
    assertThat(Splits.segments(new Trickle(script, new Random(seed), 1))).isEqualTo(whole);
    assertThat(Splits.segments(new Trickle(script, new Random(seed), 40))).isEqualTo(whole);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_position_is_where_the_text_starts(long seed) {
    byte[] script = bytes(seed);
    List<String> lines = new String(script, StandardCharsets.UTF_8).lines().toList();
    for (Segment segment : Splits.segments(new Trickle(script, new Random(seed), 99))) {
      switch (segment) {
        case Segment.Statement statement -> at(lines, statement.position(), statement.text());
        case Segment.Copy copy -> at(lines, copy.position(), copy.text());
        case Segment.Data _, Segment.ClientCommand _, Segment.Blank _ -> {}
      }
    }
  }

  private static byte[] bytes(long seed) {
    return NastyScripts.of(new Random(seed), 60).text().getBytes(StandardCharsets.UTF_8);
  }

  private static void at(List<String> lines, Position position, String text) {
    String line = lines.get((int) position.line() - 1);
    String rest = line.substring(line.offsetByCodePoints(0, position.column() - 1));
    assertThat(rest).startsWith(text.lines().findFirst().orElseThrow());
  }

  /// Gives its bytes in pieces of random length.
  private static final class Trickle extends InputStream {

    private final ByteArrayInputStream bytes;
    private final Random random;
    private final int most;

    Trickle(byte[] bytes, Random random, int most) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.random = random;
      this.most = most;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, Math.min(length, 1 + random.nextInt(most)));
    }
  }
}
