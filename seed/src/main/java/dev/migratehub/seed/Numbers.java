package dev.migratehub.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The numbers with which files of data begin.
final class Numbers {

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})[_-].*");

  private Numbers() {}

  /// The next tens behind the greatest in a folder: `010`, `020`.
  static String next(Path folder) {
    int greatest = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher number = NUMBER.matcher(file.getFileName().toString());
        greatest =
            number.matches() ? Math.max(greatest, Integer.parseInt(number.group(1))) : greatest;
      }
    } catch (IOException e) {
      // A folder that is not there yet has no numbers.
    }
    return String.format(Locale.ROOT, "%03d", (greatest / 10 + 1) * 10);
  }
}
