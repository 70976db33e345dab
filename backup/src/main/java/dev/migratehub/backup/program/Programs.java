package dev.migratehub.backup.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds client programs: in a folder that was set, on the path, and where packages put the
/// versions that stand side by side.
///
/// @param set looked into first
/// @param environment of this process
public record Programs(Optional<Path> set, Map<String, String> environment) {

  private static final List<String> SIDE_BY_SIDE =
      List.of("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt");

  /// What Debian has under the names of PostgreSQL's programs.
  private static final Path CHOOSER = Path.of("postgresql-common", "pg_wrapper");

  public Programs {
    environment = Map.copyOf(environment);
  }

  /// Every program of one of these names, in the order of the folders.
  public List<Program> named(List<String> names) {
    List<Program> found = new ArrayList<>();
    for (Path folder : folders()) {
      for (String name : names) {
        Path file = folder.resolve(name);
        if (Files.isExecutable(file) && !Files.isDirectory(file) && !chooses(file)) {
          version(file).ifPresent(words -> found.add(Program.of(file, words)));
        }
      }
    }
    return found;
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    set.ifPresent(folders::add);
    for (String part : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!part.isEmpty()) {
        folders.add(Path.of(part));
      }
    }
    SIDE_BY_SIDE.forEach(parent -> addBins(Path.of(parent), "*", folders));
    addBins(Path.of("/usr"), "pgsql-*", folders);
    Set<Path> known = new HashSet<>();
    return folders.stream().filter(folder -> known.add(real(folder))).toList();
  }

  private static void addBins(Path parent, String form, List<Path> folders) {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, form)) {
      for (Path child : children) {
        folders.add(child.resolve("bin"));
      }
    } catch (IOException e) {
      // A folder that cannot be read holds nothing for us.
    }
  }

  /// Whether it only hands on to one of those that stand side by side, which are looked at anyway;
  /// that takes as long as a small dump.
  private static boolean chooses(Path file) {
    return real(file).endsWith(CHOOSER);
  }

  /// One folder may be on the path by two names.
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private static Optional<String> version(Path file) {
    try {
      Process process =
          new ProcessBuilder(file.toString(), "--version")
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String words = new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(words.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
