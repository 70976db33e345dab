package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.dist.plain.PlainCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Jars as they lie in the installable: without what only other platforms need, and the same bytes
/// whenever they are built.
final class Jars {

  private Jars() {}

  /// What a jar holds for the Java that runs this, by name. A start-up cache keeps no class whose
  /// place depends on the version.
  static Map<String, byte[]> read(Path jar) {
    Map<String, byte[]> entries = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
      for (JarEntry entry : file.versionedStream().filter(it -> !it.isDirectory()).toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
      entries.keySet().removeIf(name -> name.startsWith("META-INF/versions/"));
      entries.computeIfPresent(JarFile.MANIFEST_NAME, (name, bytes) -> ofOneVersion(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static byte[] ofOneVersion(byte[] manifest) {
    return new String(manifest, UTF_8)
        .replaceFirst("(?mi)^Multi-Release:.*\\R", "")
        .getBytes(UTF_8);
  }

  /// What a jar says of itself.
  static Attributes manifest(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has each class do in plain code what a start-up cache could not keep.
  static void plain(Map<String, byte[]> entries, PlainCode plain) {
    entries.replaceAll((name, bytes) ->
        name.endsWith(".class") && !name.endsWith("-info.class") ? plain.of(bytes) : bytes);
  }

  /// Writes them uncompressed: the archive is packed as a whole, and a start reads them faster.
  static byte[] written(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      // The manifest is looked for in the beginning.
      if (entries.containsKey(JarFile.MANIFEST_NAME)) {
        put(zip, JarFile.MANIFEST_NAME, entries.get(JarFile.MANIFEST_NAME));
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        if (!entry.getKey().equals(JarFile.MANIFEST_NAME)) {
          put(zip, entry.getKey(), entry.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(LocalDateTime.ofInstant(Build.AT, ZoneOffset.UTC));
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
