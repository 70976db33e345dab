package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.cli.command.Interrupts;
import dev.migratehub.cli.command.Prompt;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionTest {

  private static final Prompt BROKEN =
      question -> {
        throw new IllegalStateException("broken, with password=hunter2");
      };

  private final Played played = new Played();

  @TempDir private Path folder;

  @Test
  void a_bug_says_that_it_is_one_and_hides_its_stack() {
    assertThat(run(BROKEN, "drop", "--url", url())).isEqualTo(1);
    assertThat(played.err())
        .startsWith("bug     migr8 itself failed: java.lang.IllegalStateException: broken")
        .contains("password=***")
        .doesNotContain("at dev.migratehub");
  }

  @Test
  void a_bug_shows_its_stack_when_asked() {
    assertThat(run(BROKEN, "drop", "-v", "--url", url())).isEqualTo(1);
    assertThat(played.err()).contains("at dev.migratehub").doesNotContain("hunter2");
  }

  @Test
  void a_bug_is_an_event_for_machines() {
    assertThat(run(BROKEN, "drop", "--json", "--url", url())).isEqualTo(1);
    assertThat(played.out())
        .contains("{\"event\":\"bug\",\"target\":\"\",\"what\":\"java.lang.IllegalState");
    assertThat(played.err()).isEmpty();
  }

  @Test
  void problems_go_to_the_stream_of_errors_and_results_do_not() {
    assertThat(run(question -> Optional.empty(), "version", "--url", url())).isZero();
    assertThat(played.out()).isEqualTo("none" + System.lineSeparator());
    assertThat(played.err().lines()).singleElement().asString().startsWith("note  ");
    assertThat(run(question -> Optional.empty(), "nonsense")).isEqualTo(2);
    assertThat(played.err()).contains("MH-006  ");
  }

  @Test
  void what_was_interrupted_before_it_began_is_not_begun() {
    Interrupts interrupts = new Interrupts();
    assertThat(interrupts.stop()).isFalse();
    assertThat(run(interrupts, question -> Optional.empty(), "up", "--url", url(), "--dir", dir()))
        .isEqualTo(130);
    assertThat(played.err()).contains("MH-037  interrupted before anything was changed");
  }

  @Test
  void a_command_line_that_fails_to_parse_is_a_problem() {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> Typed.of(List.of("up", "--to")))
                .problem()
                .what())
        .isEqualTo("--to needs a value");
  }

  private String url() {
    return "sqlite:" + folder.resolve("a.db");
  }

  private String dir() {
    return folder.toString();
  }

  private int run(Prompt prompt, String... words) {
    return run(new Interrupts(), prompt, words);
  }

  private int run(Interrupts interrupts, Prompt prompt, String... words) {
    return played.run(Map.of(), interrupts, prompt, List.of(words));
  }
}
