package dev.migratehub.engine.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /// A text kept elsewhere, such as the down script in the history table.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Kept(byte[] bytes) implements Content {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
