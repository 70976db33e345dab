package dev.migratehub.dist;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The installable as a package for Debian and Ubuntu. Built without being root.
final class DebianPackage {

  private DebianPackage() {}

  /// Builds it of an installable.
  static void build(Path home, Path scratch, String version, Platform platform, Path to) {
    Path root = Trees.fresh(scratch);
    Path lib = root.resolve("usr/lib/migr8");
    Trees.copy(home.resolve("bin"), lib.resolve("bin"));
    Trees.copy(home.resolve("lib"), lib.resolve("lib"));
    Trees.copy(home.resolve("share"), root.resolve("usr/share"));
    Path documents = root.resolve("usr/share/doc/migr8");
    Trees.copy(documents.resolve("LICENSE"), documents.resolve("copyright"));
    Trees.delete(documents.resolve("LICENSE"));
    compress(root.resolve("usr/share/man/man1"));
    link(root.resolve("usr/bin/migr8"), Path.of("../lib/migr8/bin/migr8"));
    Trees.write(root.resolve("DEBIAN/control"), control(root, version, platform));
    Trees.settle(root, Build.AT);
    Tools.run(
        scratch,
        Map.of("SOURCE_DATE_EPOCH", String.valueOf(Build.AT.getEpochSecond())),
        "dpkg-deb",
        "--root-owner-group",
        "-Zgzip",
        "--build",
        root,
        to);
  }

  private static void compress(Path manuals) {
    for (Path page : Trees.files(manuals)) {
      Tools.run(manuals, Map.of(), "gzip", "-n", "-9", page.getFileName());
    }
  }

  private static void link(Path link, Path target) {
    Trees.made(Trees.parent(link));
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String control(Path root, String version, Platform platform) {
    long bytes =
        Trees.below(root).stream()
            .filter(path -> !Files.isSymbolicLink(path))
            .map(Path::toFile)
            .filter(File::isFile)
            .mapToLong(File::length)
            .sum();
    return String.join(
        "\n",
        List.of(
            "Package: migr8",
            "Version: " + version.replace("-SNAPSHOT", "~snapshot"),
            "Architecture: " + platform.debian(),
            "Maintainer: Migrate Hub",
            "Installed-Size: " + Math.ceilDiv(bytes, 1024),
            "Depends: libc6 (>= 2.17)",
            "Section: database",
            "Priority: optional",
            "Description: database migrations in plain SQL",
            " migr8 brings a PostgreSQL, MySQL, MariaDB or SQLite database to the state that a",
            " folder of SQL scripts describes. It brings what it needs, also its Java runtime.",
            ""));
  }
}
