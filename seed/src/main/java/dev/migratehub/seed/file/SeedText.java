package dev.migratehub.seed.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The text of a file; what is no UTF-8 is an error.
final class SeedText implements AutoCloseable {

  private static final char MARK = '\uFEFF';

  private final SeedBytes bytes;
  private final Reader reader;

  private SeedText(SeedBytes bytes, Reader reader) {
    this.bytes = bytes;
    this.reader = reader;
  }

  static SeedText open(Path file) throws IOException {
    SeedBytes bytes = SeedBytes.open(file);
    try {
      PushbackReader reader =
          new PushbackReader(
              new InputStreamReader(
                  bytes.stream(),
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      int first = reader.read();
      if (first >= 0 && first != MARK) {
        reader.unread(first);
      }
      return new SeedText(bytes, reader);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  Reader reader() {
    return reader;
  }

  /// How many bytes of the file were read.
  long bytes() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
