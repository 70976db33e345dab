package dev.migratehub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Terminal sessions with the output they must give. `-Dgolden.update=true` writes what they give
/// now.
final class GoldenSessionTest {

  private static final Path SESSIONS = Path.of("src/test/resources/sessions");

  static List<Path> sessions() throws IOException {
    try (Stream<Path> files = Files.list(SESSIONS)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @Test
  void there_are_sessions() throws IOException {
    assertThat(sessions()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void a_session_goes_as_it_is_written(Path session, @TempDir Path folder) throws Exception {
    String played = new Placeholders(folder).in(play(session.toAbsolutePath(), folder));
    Golden.check(session, played);
  }

  private static String play(Path session, Path folder) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SessionPlayer.class.getName(),
            session.toString());
    builder.environment().remove("NO_COLOR");
    builder.directory(folder.toFile()).redirectErrorStream(true);
    Process process = builder.start();
    String played = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(played).isZero();
    return played;
  }
}
