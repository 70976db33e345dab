package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Strides;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over a script with line ends made `\n` and the byte order mark dropped, so that an
/// editor or a checkout on another system does not change it.
///
/// @param algorithm always `sha256` for what we write
/// @param hex lower case
public record Checksum(String algorithm, String hex) {

  /// Reads what [#toString()] wrote.
  public static Checksum parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Checksum("unknown", text)
        : new Checksum(text.substring(0, colon), text.substring(colon + 1));
  }

  /// The checksum of everything the stream still holds.
  public static Checksum of(InputStream in) throws IOException {
    Accumulator accumulator = new Accumulator();
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      accumulator.add(buffer, 0, read);
    }
    return accumulator.checksum();
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }

  /// Takes the bytes of a script piece by piece.
  public static final class Accumulator {

    private static final MessageDigest UNUSED = sha256();

    private final MessageDigest digest = fresh();
    private final byte[] head = new byte[3];
    private int headSize;
    private byte[] normal = {};
    private boolean afterReturn;

    /// Adds the next bytes.
    public void add(byte[] bytes, int offset, int length) {
      int at = offset;
      int end = offset + length;
      while (headSize < head.length && at < end) {
        head[headSize++] = bytes[at++];
        if (headSize == head.length && !headIsMark()) {
          addNormalised(head, 0, headSize);
        }
      }
      addNormalised(bytes, at, end);
    }

    /// The checksum of what was added; ends the accumulation.
    public Checksum checksum() {
      if (headSize < head.length) {
        addNormalised(head, 0, headSize);
      }
      return new Checksum("sha256", HexFormat.of().formatHex(digest.digest()));
    }

    private boolean headIsMark() {
      return head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
    }

    private void addNormalised(byte[] bytes, int from, int to) {
      if (!afterReturn && !holdsReturn(bytes, from, to)) {
        digest.update(bytes, from, to - from);
        return;
      }
      if (normal.length < to - from) {
        normal = new byte[to - from];
      }
      int size = 0;
      for (int i = from; i < to; i++) {
        byte b = bytes[i];
        if (b == '\r') {
          normal[size++] = '\n';
        } else if (b != '\n' || !afterReturn) {
          normal[size++] = b;
        }
        afterReturn = b == '\r';
      }
      digest.update(normal, 0, size);
    }

    private static boolean holdsReturn(byte[] bytes, int from, int to) {
      return Strides.first('\r', '\r', bytes, from, to) < to;
    }

    /// Copying an unused digest is many times cheaper than asking the providers for one.
    private static MessageDigest fresh() {
      try {
        return (MessageDigest) UNUSED.clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("the SHA-256 of the JDK can be copied", e);
      }
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }
}
