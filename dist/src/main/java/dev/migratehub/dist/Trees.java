package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Files and folders of the build.
final class Trees {

  private Trees() {}

  /// An empty folder at that place, whatever was there.
  static Path fresh(Path folder) {
    delete(folder);
    return made(folder);
  }

  /// The folder of a file.
  static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    write(file, text.getBytes(UTF_8));
  }

  static void write(Path file, byte[] bytes) {
    made(parent(file));
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies a file, or a folder with all that is in it.
  static void copy(Path from, Path to) {
    for (Path path : below(from)) {
      Path place = to.resolve(from.relativize(path).toString());
      try {
        if (Files.isDirectory(path)) {
          Files.createDirectories(place);
        } else {
          made(parent(place));
          Files.copy(path, place, StandardCopyOption.COPY_ATTRIBUTES);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The path itself and all below it, folders before what is in them.
  static List<Path> below(Path top) {
    try (Stream<Path> paths = Files.walk(top)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The files directly in a folder, by name.
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The place of a file that is to be made, empty.
  static Path absent(Path file) {
    delete(file);
    return file;
  }

  /// Makes times and rights of all below the same wherever and whenever it is built: what could be
  /// run can be run by everybody, nobody but the owner writes.
  static void settle(Path top, Instant at) {
    for (Path path : below(top)) {
      if (Files.isSymbolicLink(path)) {
        continue;
      }
      try {
        boolean runs = Files.isDirectory(path) || Files.isExecutable(path);
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        Files.setLastModifiedTime(path, FileTime.from(at));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void mayRun(Path file) {
    if (!file.toFile().setExecutable(true, false)) {
      throw new IllegalStateException(file + " cannot be made executable");
    }
  }

  /// SHA-256 in lower case.
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static void delete(Path top) {
    if (Files.notExists(top)) {
      return;
    }
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes any)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
