package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Span;
import java.util.List;

/// One SQL script: a file, or the parts of a file that hold its up or its down side.
///
/// @param file the name as the user would type it, relative to the migrations folder
/// @param content where the bytes are
/// @param sections the stretches of the content that belong to the script, in order
/// @param checksum over the sections
/// @param size in bytes, over the sections
/// @param empty whether nobody wrote anything into it yet; it can be listed and not run
public record Script(
    String file,
    Content content,
    List<Section> sections,
    Directives directives,
    Checksum checksum,
    long size,
    boolean empty) {

  /// A stretch of the file and the line it starts on, from 1.
  public record Section(Span span, long firstLine) {}

  /// A script that holds something.
  public Script(
      String file,
      Content content,
      List<Section> sections,
      Directives directives,
      Checksum checksum,
      long size) {
    this(file, content, sections, directives, checksum, size, false);
  }

  public Script {
    sections = List.copyOf(sections);
  }
}
