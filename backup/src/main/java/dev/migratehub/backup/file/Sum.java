package dev.migratehub.backup.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 and the number of the bytes that pass on their way to a file.
final class Sum extends OutputStream {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final MessageDigest digest = digest();
  private long count;

  Sum(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    digest.update(bytes, from, length);
    count += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  long count() {
    return count;
  }

  /// The sum of all that passed; asked once.
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /// The sum of a file.
  static String of(Path file, Meter meter) throws IOException {
    MessageDigest digest = digest();
    long total = Files.size(file);
    long done = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        done += read;
        meter.moved(done, total);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
