package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/// Runs programs that must succeed: those of the JDK within this process, others of the system.
final class Tools {

  private Tools() {}

  /// A tool of the JDK such as `jlink`.
  static void jdk(String name, Object... words) {
    StringWriter said = new StringWriter();
    PrintWriter to = new PrintWriter(said);
    int status = ToolProvider.findFirst(name).orElseThrow().run(to, to, texts(words));
    if (status != 0) {
      throw new IllegalStateException(name + " ended with " + status + ":\n" + said);
    }
  }

  /// A program of the system, in a folder and with these variables besides the usual ones.
  static String run(Path folder, Map<String, String> variables, Object... words) {
    ProcessBuilder builder = new ProcessBuilder(List.of(texts(words)));
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(words[0] + " ended with " + status + ":\n" + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String[] texts(Object... words) {
    return Arrays.stream(words).map(String::valueOf).toArray(String[]::new);
  }
}
