package dev.migratehub.cli.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `git` program, working in one folder. No shell is between, and no word it is given may be
/// taken for an option of git that was meant as a name.
record Git(Path program, Path folder) {

  /// Variables with which a hook ties git to another repository or work tree than the folder's.
  private static final List<String> TIES =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR");

  /// What git said in the end.
  record Answer(int status, String out, String err) {

    /// What it printed, if all went well.
    Optional<String> text() {
      return status == 0 ? Optional.of(out.strip()) : Optional.empty();
    }
  }

  /// Runs a command to its end.
  Answer ask(String... words) {
    try {
      Process process = builder(words).start();
      process.getOutputStream().close();
      Drain err = Drain.of(process.getErrorStream());
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), out, err.text());
    } catch (IOException e) {
      throw GitRefusal.notUsable(program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitRefusal.interrupted();
    }
  }

  /// Starts a command that is talked to and whose complaints nobody reads.
  Process talk(String... words) throws IOException {
    return builder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private ProcessBuilder builder(String... words) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--no-pager"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    TIES.forEach(builder.environment()::remove);
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    return builder;
  }

  /// Reads a stream to its end while somebody else reads another one, so that neither fills up.
  private record Drain(Thread thread, StringBuilder read) {

    static Drain of(InputStream in) {
      StringBuilder read = new StringBuilder();
      Thread thread =
          Thread.ofVirtual()
              .start(() -> {
                try (in) {
                  read.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException e) {
                  read.append(e.getMessage());
                }
              });
      return new Drain(thread, read);
    }

    String text() throws InterruptedException {
      thread.join();
      return read.toString().strip();
    }
  }
}
