package dev.migratehub.engine.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/// What the bytes of a script tell: their checksum, whether there is any statement, and the lines
/// that begin like a directive of ours.
record Scan(Checksum checksum, boolean blank, Set<Long> directives) {

  /// Reads the sections of a file and refuses what is not UTF-8.
  static Scan of(Source source, List<Script.Section> sections) throws IOException {
    Blankness blankness = new Blankness();
    DirectiveSearch directives = new DirectiveSearch();
    try (InputStream in = source.now().open();
        Hashing hashing = Hashing.of(source.size())) {
      long at = 0;
      for (Script.Section section : sections) {
        in.skipNBytes(section.span().from() - at);
        at = section.span().to();
        Utf8 utf8 = new Utf8();
        directives.begin(section.firstLine());
        for (long left = section.span().length(); left > 0; ) {
          byte[] buffer = hashing.room();
          int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
          left = read == 0 ? 0 : left - read;
          blankness.add(buffer, 0, read);
          utf8.add(buffer, 0, read);
          directives.add(buffer, 0, read);
          hashing.add(buffer, read);
        }
        utf8.end();
        refuseOther(source, section, utf8);
      }
      return new Scan(hashing.checksum(), blankness.isBlank(), directives.lines());
    }
  }

  private static void refuseOther(Source source, Script.Section section, Utf8 utf8)
      throws IOException {
    if (!utf8.isWellFormed()) {
      throw BadByte.find(source, section.span().from() + utf8.wrongAt());
    }
  }
}
