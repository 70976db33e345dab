package dev.migratehub.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.plan.Step;
import dev.migratehub.engine.script.Checksum;
import dev.migratehub.engine.script.Content;
import dev.migratehub.engine.script.Directives;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Script;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Paper paper = new Paper(out, true, new Style(false));

  @Test
  void on_a_terminal_one_line_is_written_again_and_again_and_fits() throws InterruptedException {
    Progress progress = new Progress(screen(true, 50));
    progress.started(step("001_a_name_that_is_long"), 10);
    progress.statements(5, 10);
    await("5/10 statements");
    progress.print(paper, "a line");
    progress.close();
    List<String> drawn = Arrays.asList(text().split("\r\u001b\\[K", -1));
    assertThat(drawn)
        .hasSizeGreaterThan(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(50));
    assertThat(drawn.getLast()).isEqualTo("a line\n");
  }

  @Test
  void a_wide_terminal_has_room_for_a_bar() throws InterruptedException {
    Progress progress = new Progress(screen(true, 100));
    progress.started(step("001_a"), 4);
    progress.statements(1, 4);
    await("  marking applied 001_a  [#####...............]  1/4 statements  ");
    progress.close();
  }

  @Test
  void elsewhere_a_short_step_leaves_no_trace() throws InterruptedException {
    Progress progress = new Progress(screen(false, 0));
    progress.started(step("001_a"), 4);
    Thread.sleep(Duration.ofMillis(300));
    progress.close();
    assertThat(text()).isEmpty();
  }

  private void await(String words) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(5);
    while (!text().contains(words) && Instant.now().isBefore(deadline)) {
      Thread.sleep(Duration.ofMillis(20));
    }
    assertThat(text()).contains(words);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Screen screen(boolean live, int width) {
    return new Screen(paper, paper, live, () -> width);
  }

  private static Step step(String label) {
    int sign = label.indexOf('_');
    Script script =
        new Script(
            label + ".up.sql",
            new Content.OnDisk(Path.of(label)),
            List.of(),
            Directives.NONE,
            new Checksum.Accumulator().checksum(),
            0);
    Migration migration =
        new Migration(
            MigrationId.of(label.substring(0, sign)),
            label.substring(sign + 1),
            Optional.empty(),
            script,
            Optional.empty());
    return new Step.Mark(migration, State.APPLIED);
  }
}
