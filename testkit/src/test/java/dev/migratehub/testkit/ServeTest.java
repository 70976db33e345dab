package dev.migratehub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ServeTest {

  @TempDir private Path folder;

  @Test
  void it_prints_its_url_and_ends_when_standard_input_closes() throws Exception {
    Process serve = serve("postgres", "--data", folder.toString());
    URI url = URI.create(serve.inputReader().readLine());
    assertThat(url.getScheme()).isEqualTo("postgres");
    assertThat(answers(url)).isTrue();
    serve.getOutputStream().close();
    assertThat(serve.waitFor()).isZero();
    assertThat(answers(url)).isFalse();
    assertThat(Files.exists(folder.resolve("data").resolve("PG_VERSION"))).isTrue();
  }

  @Test
  void no_server_outlives_a_killed_jvm() throws Exception {
    Process serve = serve("mariadb");
    URI url = URI.create(serve.inputReader().readLine());
    assertThat(answers(url)).isTrue();
    serve.destroyForcibly().waitFor();
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (answers(url) && Instant.now().isBefore(deadline)) {
      Thread.sleep(Duration.ofMillis(20));
    }
    assertThat(answers(url)).isFalse();
  }

  @Test
  void a_server_it_does_not_know_is_a_wrong_use() throws Exception {
    assertThat(serve("oracle").waitFor()).isEqualTo(2);
  }

  private Process serve(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Serve.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean answers(URI url) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
