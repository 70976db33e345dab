package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Renames files of a folder, all or none. A new name may be the old one of a later file.
record Renaming(Path folder, List<Renumbering.Rename> renames) {

  void all() {
    Set<String> left = renames.stream().map(Renumbering.Rename::from).collect(Collectors.toSet());
    for (Renumbering.Rename rename : renames) {
      boolean there = Files.exists(folder.resolve(rename.to()), LinkOption.NOFOLLOW_LINKS);
      if (there && !left.contains(rename.to())) {
        throw taken(rename);
      }
    }
    Deque<Renumbering.Rename> done = new ArrayDeque<>();
    try {
      for (Renumbering.Rename rename : renames.reversed()) {
        move(rename.from(), rename.to());
        done.push(rename);
      }
    } catch (IOException e) {
      throw refused(e, takenBack(done));
    }
  }

  private void move(String from, String to) throws IOException {
    Path target = folder.resolve(to);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.move(folder.resolve(from), target);
  }

  private String takenBack(Deque<Renumbering.Rename> done) {
    while (!done.isEmpty()) {
      Renumbering.Rename rename = done.peek();
      try {
        move(rename.to(), rename.from());
        done.pop();
      } catch (IOException e) {
        return "%s could not be given back the name %s".formatted(rename.to(), rename.from());
      }
    }
    return "nothing was renamed";
  }

  private static ProblemException taken(Renumbering.Rename rename) {
    return new Problem(
            Code.FILE_EXISTS,
            "%s cannot become %s, which is there already".formatted(rename.from(), rename.to()),
            "nothing was renamed",
            "move that file away, then run the same command again")
        .exception();
  }

  private ProblemException refused(IOException e, String now) {
    Problem problem =
        new Problem(
            Code.FOLDER_NOT_WRITABLE,
            "files in %s cannot be renamed: %s".formatted(folder, FileTrouble.words(e)),
            now,
            "let the user that runs migr8 write into it: ls -ld " + folder);
    return new ProblemException(problem, e);
  }
}
