package dev.migratehub.engine.script;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A migrations folder that a test fills, and reads as a user would.
record TestFolder(Path path) {

  /// Files with one statement each.
  TestFolder with(String... names) {
    for (String name : names) {
      file(name, "SELECT 1;\n");
    }
    return this;
  }

  TestFolder file(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestFolder bytes(String name, byte[] bytes) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestFolder link(String name, Path target) {
    try {
      Path link = path.resolve(name);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, target);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Migrations read() {
    return Folder.read(path, Optional.empty());
  }

  Migrations read(Layout layout) {
    return Folder.read(path, Optional.of(layout));
  }

  /// The ids of the migrations in their order.
  List<String> ids() {
    return read().all().stream().map(migration -> migration.id().text()).toList();
  }

  Migration only() {
    List<Migration> all = read().all();
    if (all.size() != 1) {
      throw new AssertionError("not one migration but " + all);
    }
    return all.getFirst();
  }

  Problem refusal() {
    return refusal(Optional.empty());
  }

  Problem refusal(Layout layout) {
    return refusal(Optional.of(layout));
  }

  /// What happened, after a check that the problem says the rest too.
  String refused(Code code) {
    Problem problem = refusal();
    if (problem.code() != code || problem.now().isBlank() || problem.next().isBlank()) {
      throw new AssertionError(problem);
    }
    return problem.what();
  }

  /// The text that a script will run.
  static String text(Script script) {
    StringBuilder text = new StringBuilder();
    try (InputStream in = script.content().open()) {
      byte[] bytes = in.readAllBytes();
      for (Script.Section section : script.sections()) {
        int from = (int) section.span().from();
        text.append(new String(bytes, from, (int) section.span().length(), StandardCharsets.UTF_8));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Problem refusal(Optional<Layout> layout) {
    ProblemException exception =
        catchThrowableOfType(ProblemException.class, () -> Folder.read(path, layout));
    if (exception == null) {
      throw new AssertionError("the folder was read without a problem");
    }
    return exception.problem();
  }
}
