package dev.migratehub.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/// A server's programs as they lie on the class path, unpacked on first use.
final class Bundle {

  private static final Properties VERSIONS = versions();

  private Bundle() {}

  /// The version of a server, as the build pinned it.
  static String version(String server) {
    return VERSIONS.getProperty(server);
  }

  /// Unpacks a tar archive, compressed with xz or gzip.
  static Path archive(String name, String resource) {
    return Cache.once(
        name,
        folder -> {
          try (InputStream packed = locate(resource).openStream()) {
            untar(
                resource.endsWith("xz") ? new XZInputStream(packed) : new GZIPInputStream(packed),
                folder);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /// Unpacks a folder of a jar; what lies in its `bin` and `scripts` becomes executable.
  static Path folder(String name, String resource) {
    return Cache.once(
        name,
        folder -> {
          try {
            JarURLConnection connection = (JarURLConnection) locate(resource).openConnection();
            unpack(connection.getJarFile(), resource, folder);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void unpack(JarFile jar, String prefix, Path folder) throws IOException {
    List<JarEntry> files =
        jar.stream().filter(e -> e.getName().startsWith(prefix) && !e.isDirectory()).toList();
    for (JarEntry entry : files) {
      String name = entry.getName().substring(prefix.length());
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      try (InputStream content = jar.getInputStream(entry)) {
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      }
      if (name.startsWith("bin/") || name.startsWith("scripts/")) {
        file.toFile().setExecutable(true);
      }
    }
  }

  private static void untar(InputStream tar, Path folder) throws IOException {
    Process process =
        new ProcessBuilder("tar", "-x", "--no-same-owner", "-C", folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var input = process.getOutputStream()) {
      tar.transferTo(input);
    }
    if (Commands.waitFor(process) != 0) {
      throw new IOException("tar could not unpack into " + folder);
    }
  }

  private static URL locate(String resource) {
    URL url = Bundle.class.getClassLoader().getResource(resource);
    if (url == null) {
      throw new IllegalStateException(
          "no %s on the class path; servers are bundled for Linux on x86_64".formatted(resource));
    }
    return url;
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream file = Bundle.class.getResourceAsStream("servers.properties")) {
      versions.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }
}
