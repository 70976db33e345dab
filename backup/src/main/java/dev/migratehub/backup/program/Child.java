package dev.migratehub.backup.program;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A client program that runs, and what it writes. Closing it ends it.
public final class Child implements Closeable {

  private static final int LONGEST = 1 << 16;
  private static final Path OPENED = Path.of("/proc/self/fd/0");

  private final Process process;
  private final Path secret;
  private final boolean hidden;
  private final Thread reader;
  private final StringBuilder said = new StringBuilder();

  private Child(Process process, Path secret, boolean hidden) {
    this.process = process;
    this.secret = secret;
    this.hidden = hidden;
    this.reader = Thread.ofPlatform().daemon().name("client-errors").start(this::listen);
  }

  /// What a program is started with.
  ///
  /// @param command its words, given the path of the private file
  /// @param environment changes the environment, given the same
  /// @param secret the text of the private file
  public record Start(Function<Path, List<String>> command, Setting environment, String secret) {}

  /// Changes an environment.
  public interface Setting {

    /// Puts in and takes out what is needed; the path is the private file's.
    void change(Map<String, String> environment, Path secret);
  }

  /// Starts a program. What it must know and nobody may see comes to it in a file that only we can
  /// read. Where the system allows, the file loses its name as soon as the program holds it, so
  /// that nothing is left of it however either of us ends.
  public static Child start(Start start) throws IOException {
    Path file = privately(start.secret());
    boolean nameless = Files.exists(OPENED);
    Path path = nameless ? OPENED : file;
    try {
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(start.command().apply(path)));
      // Addresses with passwords in them are nothing to hand on.
      builder.environment().keySet().removeIf(Child::isOurs);
      start.environment().change(builder.environment(), path);
      File input = nameless ? file.toFile() : new File("/dev/null");
      Process process = builder.redirectInput(input).start();
      return new Child(process, file, !nameless);
    } finally {
      if (nameless) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isOurs(String variable) {
    return variable.startsWith("MIGR8_") || variable.equals("DATABASE_URL");
  }

  /// What it writes.
  public InputStream output() {
    return process.getInputStream();
  }

  /// Waits for its end.
  ///
  /// @return what it said when it failed; null when it did not
  public @Nullable String failure() throws IOException {
    try {
      int status = process.waitFor();
      reader.join();
      String words = said.toString().strip();
      return status == 0 ? null : words.isEmpty() ? "it ended with status " + status : words;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    if (hidden) {
      Files.deleteIfExists(secret);
    }
  }

  /// A new file of this kind can be read by its owner alone.
  private static Path privately(String text) throws IOException {
    return Files.writeString(Files.createTempFile("migr8", ".secret"), text);
  }

  /// Keeps the end of what it says on its stream of errors.
  private void listen() {
    byte[] buffer = new byte[4096];
    try (InputStream errors = process.getErrorStream()) {
      for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
        said.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        said.delete(0, Math.max(0, said.length() - LONGEST));
      }
    } catch (IOException e) {
      // It has ended.
    }
  }
}
