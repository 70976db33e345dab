package dev.migratehub.cli.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A repository that a test fills with the real git, untouched by the settings of who runs it.
record Repository(Path folder) {

  /// An empty one, on the branch main.
  static Repository in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Repository(folder).git("init", "--quiet", "--initial-branch=main");
  }

  Repository file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
    return this;
  }

  Repository commit() {
    // Commits that say the same in the same second are one commit.
    String message = "--message=" + System.nanoTime();
    return git("add", "--all").git("commit", "--quiet", "--allow-empty", message);
  }

  Repository git(String... words) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=x", "-c", "user.email=x@example.com"));
    command.addAll(List.of("-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"));
    command.addAll(List.of("-c", "protocol.file.allow=always"));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + "\n" + said);
      }
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
