package dev.migratehub.seed.file;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The bytes of a file, unpacked by what its first ones say.
final class SeedBytes implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Counted counted;
  private final InputStream stream;

  private SeedBytes(Counted counted, InputStream stream) {
    this.counted = counted;
    this.stream = stream;
  }

  static SeedBytes open(Path file) throws IOException {
    Counted counted = new Counted(Files.newInputStream(file));
    try {
      return new SeedBytes(counted, unpacked(new BufferedInputStream(counted, BUFFER)));
    } catch (IOException e) {
      counted.close();
      throw e;
    }
  }

  InputStream stream() {
    return stream;
  }

  /// How many bytes of the file were read.
  long count() {
    return counted.count;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(8);
    byte[] head = in.readNBytes(4);
    in.reset();
    boolean zstd =
        head.length == 4
            && (head[0] & 0xff) == 0x28
            && (head[1] & 0xff) == 0xB5
            && (head[2] & 0xff) == 0x2F
            && (head[3] & 0xff) == 0xFD;
    boolean gzip = head.length > 1 && (head[0] & 0xff) == 0x1F && (head[1] & 0xff) == 0x8B;
    return zstd ? new ZstdInputStreamNoFinalizer(in) : gzip ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static final class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
