package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bytes of a file while it is being understood: a small file is read once and kept until its
/// scripts are made, a large one is read again for each question.
///
/// @param content where the bytes are
/// @param now where they are read from meanwhile
/// @param size in bytes
record Source(Entry entry, Content content, Content now, long size) {

  private static final int SMALL = 1 << 20;
  private static final int TINY = 1 << 12;

  static Source of(Entry entry) throws IOException {
    Content.OnDisk disk = entry.content();
    if (entry.size() > SMALL) {
      return new Source(entry, disk, disk, Files.size(disk.path()));
    }
    byte[] bytes = bytes(disk, (int) entry.size());
    return new Source(entry, disk, new Content.Kept(bytes), bytes.length);
  }

  /// The same file with edits.
  Source edited(List<Content.Edit> edits) {
    return new Source(entry, content.edited(edits), now.edited(edits), size);
  }

  /// The text of small sections, joined.
  String text(List<Script.Section> sections) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Script.Section section : sections) {
      try (InputStream in = now.open()) {
        in.skipNBytes(section.span().from());
        text.append(new String(in.readNBytes((int) section.span().length()), UTF_8));
      }
    }
    return text.toString();
  }

  /// Whether the bytes of ten thousand such files may be kept at once.
  boolean isTiny() {
    return size <= TINY;
  }

  /// A line of the file, or nothing behind its end.
  Head.Line line(long number) throws IOException {
    try (Lines lines = new Lines(now, 0, 1)) {
      while (lines.next() && lines.number() < number) {
        continue;
      }
      return new Head.Line(number, lines.text().strip());
    }
  }

  /// The comments the file begins with.
  Head head() throws IOException {
    return Head.read(now, 0, 1);
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
    List<Head.Line> comments = new ArrayList<>(head().comments());
    comments.removeIf(comment -> comment.number() > lines);
    return comments;
  }

  /// A file of the size that the folder told, or of another one if it changed meanwhile.
  private static byte[] bytes(Content.OnDisk disk, int size) throws IOException {
    byte[] bytes = new byte[size + 1];
    try (InputStream in = disk.open()) {
      // One question to the system where it has exactly what the folder told, as it mostly does.
      if (in.read(bytes) == size) {
        return Arrays.copyOf(bytes, size);
      }
    }
    return Files.readAllBytes(disk.path());
  }
}
