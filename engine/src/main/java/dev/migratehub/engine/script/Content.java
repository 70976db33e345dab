package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where the bytes of a script are.
public sealed interface Content {

  /// The bytes from the first to the last; the caller closes the stream.
  InputStream open() throws IOException;

  /// A file, read anew each time so that memory does not grow with the folder.
  record OnDisk(Path path) implements Content {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /// A file of which some stretches count as white space, or as the `;` that ends a statement. No
  /// byte moves, so that places and lengths stay what they are in the file.
  record Edited(Content inner, List<Edit> edits) implements Content {

    public Edited {
      edits = List.copyOf(edits);
    }

    @Override
    public InputStream open() throws IOException {
      return new EditedStream(inner.open(), edits);
    }
  }

  /// One stretch that counts as something else; line ends in it stay.
  ///
  /// @param first what stands in place of its first byte; blanks follow
  record Edit(Span span, char first) {

    /// A stretch that counts as white space.
    static Edit blank(long from, long to) {
      return new Edit(new Span(from, to), ' ');
    }

    /// A stretch that ends a statement.
    static Edit end(long from, long to) {
      return new Edit(new Span(from, to), ';');
    }
  }

  /// The same content with these edits; the content itself when there are none.
  default Content edited(List<Edit> edits) {
    return edits.isEmpty() ? this : new Edited(this, edits);
  }

  /// A text kept elsewhere, such as the down script in the history table.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Kept(byte[] bytes) implements Content {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
