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
public record Script(
    String file,
    Content content,
    List<Section> sections,
    Directives directives,
    Checksum checksum,
    long size) {

  /// A stretch of the file and the line it starts on, from 1.
  public record Section(Span span, long firstLine) {}

  public Script {
    sections = List.copyOf(sections);
  }
}
