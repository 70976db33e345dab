package dev.migratehub.engine.script;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The bytes of a file while it is being understood: a small file is read once and kept until its
/// scripts are made, a large one is read again for each question.
///
/// @param now where the bytes are read from meanwhile
/// @param size in bytes
record Source(Entry entry, Content now, long size) {

  private static final int SMALL = 1 << 20;

  static Source of(Entry entry) throws IOException {
    Content.OnDisk disk = entry.content();
    long size = Files.size(disk.path());
    if (size > SMALL) {
      return new Source(entry, disk, size);
    }
    byte[] bytes = Files.readAllBytes(disk.path());
    return new Source(entry, new Content.Kept(bytes), bytes.length);
  }

  String file() {
    return entry.name();
  }

  /// The comments a section begins with.
  List<Head.Line> comments(Script.Section section) throws IOException {
    return Head.read(now, section.span().from(), section.firstLine()).comments();
  }

  /// The comments in the first lines of the file.
  List<Head.Line> preamble(long lines) throws IOException {
    List<Head.Line> comments = new ArrayList<>(Head.read(now, 0, 1).comments());
    comments.removeIf(comment -> comment.number() > lines);
    return comments;
  }
}
