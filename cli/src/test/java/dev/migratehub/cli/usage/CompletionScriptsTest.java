package dev.migratehub.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.cli.command.Commands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What bash makes of the script; zsh runs the same.
final class CompletionScriptsTest {

  @Test
  void the_first_word_is_a_command() throws Exception {
    assertThat(completed("migr8", "st")).containsExactly("status");
    assertThat(completed("migr8", "red")).containsExactly("redo");
    assertThat(completed("migr8", "")).contains("up", "down", "config", "completion");
  }

  @Test
  void a_group_has_words_of_its_own() throws Exception {
    assertThat(completed("migr8", "config", "")).containsExactly("init", "show", "test");
    assertThat(completed("migr8", "completion", "")).containsExactly("bash", "zsh", "fish");
    assertThat(completed("migr8", "migrate", "u")).containsExactly("up");
  }

  @Test
  void flags_are_those_of_the_command_and_those_of_all() throws Exception {
    assertThat(completed("migr8", "up", "--ta")).containsExactlyInAnyOrder("--target", "--table");
    assertThat(completed("migr8", "status", "--ch")).containsExactly("--check");
    assertThat(completed("migr8", "status", "--pass")).isEmpty();
  }

  @Test
  void every_command_and_flag_is_known_to_fish() {
    String script = CompletionScripts.fish(Commands.usages());
    assertThat(Commands.usages())
        .allSatisfy(usage -> assertThat(script).contains("-a " + usage.word() + " "));
    assertThat(script).contains("-l json -d 'One JSON object a line instead of text'");
  }

  private static List<String> completed(String... words) throws Exception {
    String script =
        CompletionScripts.bash(Commands.usages())
            + "\nCOMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _migr8; printf '%s\\n' \"${COMPREPLY[@]}\"";
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    command.addAll(List.of(words));
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    return output.lines().filter(line -> !line.isEmpty()).toList();
  }
}
