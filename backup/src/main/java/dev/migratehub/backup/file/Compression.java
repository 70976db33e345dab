package dev.migratehub.backup.file;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// How the bytes of a backup are packed. A file says by its first bytes how it was.
public enum Compression {
  ZSTD("zstd", ".zst", 0x28, 0xB5, 0x2F, 0xFD),
  GZIP("gzip", ".gz", 0x1F, 0x8B),
  NONE("none", "");

  private static final int BUFFER = 1 << 16;
  private static final int LEVEL = 3;
  private static final int MOST_WORKERS = 2;

  private final String word;
  private final String suffix;
  private final int[] magic;

  Compression(String word, String suffix, int... magic) {
    this.word = word;
    this.suffix = suffix;
    this.magic = magic;
  }

  /// The word of the settings.
  public String word() {
    return word;
  }

  /// What the name of a file ends with.
  public String suffix() {
    return suffix;
  }

  /// The compression with that word.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Compression named(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }

  /// Packs what is written.
  public OutputStream to(OutputStream out) throws IOException {
    return switch (this) {
      case ZSTD -> packed(out);
      case GZIP -> new GZIPOutputStream(out, BUFFER);
      case NONE -> out;
    };
  }

  /// Unpacks what is read, whichever way it was packed.
  public static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    return switch (of(buffered)) {
      case ZSTD -> new ZstdInputStreamNoFinalizer(buffered);
      case GZIP -> new GZIPInputStream(buffered, BUFFER);
      case NONE -> buffered;
    };
  }

  /// How the bytes that come next are packed; none of them is taken.
  private static Compression of(BufferedInputStream in) throws IOException {
    in.mark(8);
    byte[] head = in.readNBytes(4);
    in.reset();
    return Arrays.stream(values())
        .filter(it -> it.magic.length > 0 && it.begins(head))
        .findFirst()
        .orElse(NONE);
  }

  private boolean begins(byte[] head) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /// Packing runs beside the reading of the dump; a checksum stands at the end of the file.
  private static OutputStream packed(OutputStream out) throws IOException {
    ZstdOutputStreamNoFinalizer packed = new ZstdOutputStreamNoFinalizer(out, LEVEL);
    packed.setChecksum(true);
    packed.setWorkers(Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()));
    return packed;
  }
}
