package dev.migratehub.engine.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// The checksums by which other tools know the files that they applied.
public final class Fingerprints {

  private static final int CHUNK = 1 << 16;
  private static final String SUMMED = " h1:";
  private static final String SUM_IGNORED = "atlas:sum ignore";

  private Fingerprints() {}

  /// Flyway's: CRC-32 over the lines without their ends and without a byte order mark, as a signed
  /// number.
  public static int flyway(Script script) {
    CRC32 crc = new CRC32();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(script.content().open(), StandardCharsets.UTF_8))) {
      boolean first = true;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String text = first && line.startsWith("\uFEFF") ? line.substring(1) : line;
        first = false;
        crc.update(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw Refusal.unreadable(script.file(), e);
    }
    return (int) crc.getValue();
  }

  /// Archon's: MD5 over the bytes, in lower-case hexadecimal digits.
  public static String archon(Script script) {
    MessageDigest digest = digest("MD5");
    read(script, digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Archon's over the text with its line ends made `\n`, as its runner reads it.
  public static String archonText(Script script) {
    MessageDigest digest = digest("MD5");
    try (InputStream in = script.content().open()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      digest.update(
          text.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Refusal.unreadable(script.file(), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Atlas's, by file: SHA-256 over the names and bytes of all files so far in the order of their
  /// names, in Base64. A file that asks not to be summed has none.
  public static Map<String, String> atlas(Migrations migrations) {
    MessageDigest digest = digest("SHA-256");
    Map<String, String> sums = new HashMap<>();
    List<Script> scripts =
        migrations.all().stream()
            .map(Migration::up)
            .sorted((one, other) -> one.file().compareTo(other.file()))
            .toList();
    for (Script script : scripts) {
      digest.update(script.file().getBytes(StandardCharsets.UTF_8));
      if (!startsIgnored(script)) {
        read(script, digest);
        sums.put(script.file(), Base64.getEncoder().encodeToString(copy(digest).digest()));
      }
    }
    return sums;
  }

  /// What the sum file of a folder says of its files; nothing where there is none.
  public static Map<String, String> atlasNoted(Migrations migrations) {
    Map<String, String> noted = new HashMap<>();
    Listing listing = Listing.of(migrations.folder());
    listing
        .find(Atlas.SUM)
        .ifPresent(entry -> {
          try (Lines lines = new Lines(entry.content(), 0, 1)) {
            while (lines.next()) {
              String line = lines.text();
              int at = line.lastIndexOf(SUMMED);
              if (at > 0) {
                noted.put(line.substring(0, at), line.substring(at + SUMMED.length()).strip());
              }
            }
          } catch (IOException e) {
            throw Refusal.unreadable(entry.name(), e);
          }
        });
    return noted;
  }

  private static boolean startsIgnored(Script script) {
    try {
      Content original = original(script.content());
      try (Lines lines = new Lines(original, 0, 1)) {
        return lines.next() && lines.text().contains(SUM_IGNORED);
      }
    } catch (IOException e) {
      throw Refusal.unreadable(script.file(), e);
    }
  }

  /// The content as it is on the disk.
  static Content original(Content content) {
    return content instanceof Content.Edited edited ? edited.inner() : content;
  }

  private static void read(Script script, MessageDigest digest) {
    try (InputStream in = original(script.content()).open()) {
      byte[] buffer = new byte[CHUNK];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw Refusal.unreadable(script.file(), e);
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the digests of the JDK can be copied", e);
    }
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
