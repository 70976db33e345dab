package dev.migratehub.engine.script;

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

    private final MessageDigest digest = sha256();
    private byte[] normal = new byte[1 << 12];
    private boolean afterReturn;
    private int markSeen;

    /// Adds the next bytes.
    public void add(byte[] bytes, int offset, int length) {
      int from = offset + skipMark(bytes, offset, length);
      if (normal.length < length + 3) {
        normal = new byte[length + 3];
      }
      int size = 0;
      for (int i = from; i < offset + length; i++) {
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

    /// The checksum of what was added; ends the accumulation.
    public Checksum checksum() {
      return new Checksum("sha256", HexFormat.of().formatHex(digest.digest()));
    }

    private int skipMark(byte[] bytes, int offset, int length) {
      int skipped = 0;
      while (markSeen >= 0 && markSeen < 3 && skipped < length) {
        if ((bytes[offset + skipped] & 0xff) != BYTE_ORDER_MARK[markSeen]) {
          giveBack();
          return skipped;
        }
        markSeen++;
        skipped++;
      }
      return skipped;
    }

    private void giveBack() {
      for (int i = 0; i < markSeen; i++) {
        digest.update((byte) BYTE_ORDER_MARK[i]);
      }
      markSeen = -1;
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }

  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};
}
