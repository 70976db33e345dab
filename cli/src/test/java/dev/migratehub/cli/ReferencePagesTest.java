package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages of reference say what the code says.
final class ReferencePagesTest {

  private static final Path REFERENCE = Path.of("../docs/reference");
  private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":");
  private static final Pattern EVENT = Pattern.compile("\"event\":\"([a-z_]+)\"");

  @Test
  void the_page_of_settings_is_made_from_the_declarations() throws IOException {
    Golden.check(REFERENCE.resolve("settings.md"), ReferencePages.settings());
  }

  @Test
  void the_page_of_commands_is_made_from_the_declarations() throws IOException {
    Golden.check(REFERENCE.resolve("commands.md"), ReferencePages.commands());
  }

  @Test
  void every_code_has_its_heading_and_no_heading_is_without_code() throws IOException {
    List<String> headings =
        Files.readAllLines(REFERENCE.resolve("errors.md")).stream()
            .filter(line -> line.startsWith("## MH-"))
            .toList();
    assertThat(headings)
        .containsExactlyElementsOf(
            Arrays.stream(Code.values())
                .map(code -> "## " + code.id() + " " + code.title())
                .toList());
  }

  @Test
  void every_code_is_explained_with_its_exit_status() throws IOException {
    String page = Files.readString(REFERENCE.resolve("errors.md"));
    String[] sections = page.split("(?m)^## (?=MH-)", -1);
    assertThat(sections).hasSize(Code.values().length + 1);
    for (Code code : Code.values()) {
      String section =
          Arrays.stream(sections).filter(it -> it.startsWith(code.id())).findFirst().orElseThrow();
      assertThat(section)
          .contains("**Status %d.**".formatted(code.kind().exitStatus()))
          .contains("**Do:**");
    }
  }

  @Test
  void every_event_and_field_that_sessions_show_is_described() throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> sessions = Files.list(Path.of("src/test/resources/sessions"))) {
      for (Path session : sessions.toList()) {
        Files.readAllLines(session).stream()
            .filter(line -> line.startsWith("{\"event\""))
            .forEach(line -> words.addAll(words(line)));
      }
    }
    String page = Files.readString(REFERENCE.resolve("json.md"));
    assertThat(words).hasSizeGreaterThan(40);
    assertThat(words).allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
  }

  private static Set<String> words(String line) {
    Set<String> words = new TreeSet<>();
    String plain = line.replaceAll("\\\\\"", "");
    FIELD.matcher(plain).results().forEach(field -> words.add(field.group(1)));
    EVENT.matcher(plain).results().forEach(event -> words.add(event.group(1)));
    return words;
  }
}
