package dev.migratehub.engine.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The text of a script as the history table keeps it: gzip, or nothing where the script is larger
/// than is sensible for a row.
public final class Kept {

  /// Scripts of more bytes than this are not kept: 8 MiB.
  public static final long LARGEST = 8 << 20;

  /// A script that is not kept.
  public static final Kept NOTHING = new Kept(new byte[0]);

  private final byte[] bytes;

  /// What a row holds; no bytes when the script was not kept.
  Kept(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /// What a row holds.
  byte[] bytes() {
    return bytes.clone();
  }

  /// Compresses a script.
  public static Kept of(byte[] script) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Kept(out.toByteArray());
  }

  /// The script; no bytes when it was not kept, or when what stands there is none of ours.
  public byte[] script() {
    if (bytes.length == 0) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
