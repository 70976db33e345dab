package dev.migratehub.engine.doctor;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file that holds a database, and the folder it lies in.
record DatabaseFile(Path file) {

  /// Whether both may be written: journal and lock file are made beside the database.
  List<Finding> rights() {
    Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
    List<Finding> findings = new ArrayList<>();
    if (Files.exists(file) && !Files.isWritable(file)) {
      findings.add(
          Finding.wrong(
              Topic.RIGHTS,
              "this user may not write the file " + file,
              "give it to this user: ls -l " + file));
    }
    if (!Files.isWritable(folder)) {
      findings.add(
          Finding.wrong(
              Topic.RIGHTS,
              "this user may not write in the folder %s, where journal and lock file are made"
                  .formatted(folder),
              "give it to this user: ls -ld " + folder));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(Topic.RIGHTS, "file and folder may be written"))
        : findings;
  }

  /// Whether there is room for a copy of it, which the rebuilding of a table may need.
  List<Finding> space() {
    try {
      long size = Files.size(file);
      long free = Files.getFileStore(file).getUsableSpace();
      String what =
          "the file has %s, and %s are free".formatted(Sizes.text(size), Sizes.text(free));
      return List.of(
          free < size
              ? Finding.note(
                  Topic.SPACE, what, "make room before a table is rebuilt, or the file is vacuumed")
              : Finding.ok(Topic.SPACE, what));
    } catch (IOException e) {
      return List.of();
    }
  }
}
