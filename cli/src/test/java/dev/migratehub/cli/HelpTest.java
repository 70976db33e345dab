package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.cli.command.Commands;
import dev.migratehub.cli.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Help is had in every way in which users ask for it, whatever else a command needs.
final class HelpTest {

  static List<String> commands() {
    return Commands.usages().stream().map(Usage::name).toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself(String name) {
    String sentence = usage(name).sentence() + ".";
    assertThat(said(name + " --help")).startsWith(sentence);
    assertThat(said(name + " -h")).startsWith(sentence);
    assertThat(said("-h " + name)).startsWith(sentence);
    assertThat(said(name + " -vh")).startsWith(sentence);
    assertThat(said("help " + name)).startsWith(sentence);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself_after_the_word_migrate(String name) {
    if (Commands.migrating(usage(name))) {
      assertThat(said("migrate " + name + " --help")).startsWith(usage(name).sentence());
      assertThat(said("help migrate " + name)).startsWith(usage(name).sentence());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "help", "--help", "-h", "help options", "config -h", "help config"})
  void so_does_everything_else(String words) {
    assertThat(said(words)).containsAnyOf("usage: migr8", "Options of every command");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_version_is_told_anywhere(String name) {
    assertThat(said(name + " --version")).startsWith("migr8 ").contains("(Java ");
  }

  private static Usage usage(String name) {
    return Commands.usages().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String said(String words) {
    Played played = new Played();
    List<String> all = new ArrayList<>(List.of(words.split(" ", -1)));
    all.removeIf(String::isEmpty);
    int status = played.run(all);
    return status == 0 ? played.out() : "status " + status + ": " + played.err();
  }
}
