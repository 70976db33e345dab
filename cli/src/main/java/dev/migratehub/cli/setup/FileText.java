package dev.migratehub.cli.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads a file of settings, which is UTF-8.
final class FileText {

  private FileText() {}

  /// Its text; empty where there is no such file.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when it cannot be read
  static Optional<String> read(String file) {
    try {
      return Optional.of(text(file, Files.readAllBytes(Path.of(file))));
    } catch (NoSuchFileException | InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileProblems.unreadable(file, e);
    }
  }

  private static String text(String file, byte[] bytes) {
    if (isUtf16(bytes)) {
      throw FileProblems.notUtf8(file + " is not UTF-8 but UTF-16", "UTF-16", file);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw FileProblems.notUtf8(file + ":" + badLine(bytes) + " is not UTF-8", "ISO-8859-1", file);
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return first == 0xfffe || first == 0xfeff;
  }

  /// The line of the first sign that is not UTF-8, from 1.
  private static long badLine(byte[] bytes) {
    String read = new String(bytes, StandardCharsets.UTF_8);
    return read.substring(0, read.indexOf('\ufffd') + 1).lines().count();
  }
}
