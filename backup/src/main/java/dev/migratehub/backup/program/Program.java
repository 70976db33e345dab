package dev.migratehub.backup.program;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client program on this machine.
///
/// @param words what it says of its version, on one line
/// @param version major × 10000 + minor × 100 + patch; of PostgreSQL major × 10000 + minor
public record Program(Path path, String words, int version) {

  /// The last number with a dot: `mysqldump Ver 10.19 Distrib 10.11.19-MariaDB` is 10.11.19.
  private static final Pattern NUMBER =
      Pattern.compile("(?:Distrib |from |Ver |\\) )(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  private static final Pattern WHOLE = Pattern.compile("\\) (\\d+)");

  /// A program by what it says of itself.
  static Program of(Path path, String words) {
    return new Program(path, words, number(words));
  }

  /// The major version alone.
  public int major() {
    return version / 10000;
  }

  /// Whether it comes with MariaDB.
  public boolean isMariaDb() {
    return words.contains("MariaDB");
  }

  /// Its name and version, as in `pg_dump 15.18`.
  public String display() {
    boolean threeParts = version % 100 != 0 || path.getFileName().toString().contains("mysql");
    String number =
        words.contains("PostgreSQL")
            ? major() + "." + version % 10000
            : major() + "." + version / 100 % 100 + (threeParts ? "." + version % 100 : "");
    return path.getFileName() + " " + number + (isMariaDb() ? " (MariaDB)" : "");
  }

  private static int number(String words) {
    Matcher number = NUMBER.matcher(words);
    int version = 0;
    while (number.find()) {
      version =
          words.contains("PostgreSQL")
              ? part(number.group(1)) * 10000 + part(number.group(2))
              : part(number.group(1)) * 10000
                  + part(number.group(2)) * 100
                  + (number.group(3) == null ? 0 : part(number.group(3)));
    }
    Matcher whole = WHOLE.matcher(words);
    return version == 0 && whole.find() ? part(whole.group(1)) * 10000 : version;
  }

  private static int part(String digits) {
    return digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }
}
