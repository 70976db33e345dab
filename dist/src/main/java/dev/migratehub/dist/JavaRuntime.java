package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The Java runtime of the installable, cut down to what `migr8` and its drivers use.
final class JavaRuntime {

  /// By `jdeps`, without `java.desktop`, which only a driver's data sources use; and what is found
  /// by name: charsets of terminals and databases, Kerberos' login, jars as file systems.
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "jdk.charsets",
          "jdk.net",
          "jdk.security.auth",
          "jdk.unsupported",
          "jdk.zipfs");

  private JavaRuntime() {}

  /// Links it from the JDK that runs this.
  static void link(Path to) {
    Tools.jdk(
        "jlink",
        "--add-modules",
        String.join(",", MODULES),
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--compress",
        "zip-0",
        "--output",
        to);
    Path settings = to.resolve("conf");
    shorten(settings.resolve(Path.of("security", "java.security")), PREFERRED);
    shorten(settings.resolve("net.properties"), "");
  }

  /// The providers that are asked first for what passwords are hashed with, so that not all of them
  /// are made at each start.
  private static final String PREFERRED =
      "jdk.security.provider.preferred=HmacSHA256:SunJCE, HmacSHA1:SunJCE\n";

  /// Nine tenths of such a file are explanations, and it is read character by character at each
  /// start.
  private static void shorten(Path file, String more) {
    String settings =
        new String(Trees.bytes(file), ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
            .collect(Collectors.joining("\n", "", "\n" + more));
    Trees.write(file, settings.getBytes(ISO_8859_1));
  }
}
