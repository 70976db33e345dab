package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An installable that was unpacked, and how it is called in a test.
///
/// @param program what is called
/// @param variables the whole environment
record Installed(List<String> program, Path workingFolder, Map<String, String> variables) {

  private static final Path BUILT = Path.of(System.getProperty("installable.folder"));

  /// What came of a call.
  record Said(int status, String out, String err) {}

  /// The archive of this build.
  static Path archive() {
    return only("migr8-*.tar.gz");
  }

  /// The Debian package of this build.
  static Path debian() {
    return only("migr8_*.deb");
  }

  private static Path only(String glob) {
    try (var found = Files.newDirectoryStream(BUILT, glob)) {
      return found.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Unpacks the archive into a folder and answers the folder that was in it.
  static Path unpack(Path into) {
    Tools.run(Trees.made(into), Map.of(), "tar", "-xzf", archive());
    return into.resolve(archive().getFileName().toString().replace(".tar.gz", ""));
  }

  /// The program in a folder, called from an empty working folder with nothing in the environment
  /// but a path without Java.
  static Installed in(Path home, Path workingFolder) {
    return new Installed(
        List.of(home.resolve("bin/migr8").toString()),
        Trees.made(workingFolder),
        Map.of("PATH", "/usr/bin:/bin", "HOME", workingFolder.toString()));
  }

  Installed with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(variable, value);
    return new Installed(program, workingFolder, more);
  }

  Installed calling(String... words) {
    return new Installed(List.of(words), workingFolder, variables);
  }

  Said run(String... words) {
    List<String> line = new ArrayList<>(program);
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line).directory(workingFolder.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    try {
      File err = Files.createTempFile(BUILT, "said", ".err").toFile();
      Process process = builder.redirectError(err).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      int status = process.waitFor();
      String errors = Files.readString(err.toPath());
      Files.delete(err.toPath());
      return new Said(status, out, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The only file whose name begins and ends so, wherever it lies below a folder.
  static Path find(Path below, String begin, String end) {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(begin))
          .filter(file -> file.getFileName().toString().endsWith(end))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
