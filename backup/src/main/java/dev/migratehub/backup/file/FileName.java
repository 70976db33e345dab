package dev.migratehub.backup.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a backup: `backup_20260131_120000.sql.zst`, in UTC; several of one second are
/// numbered.
///
/// @param content `sql` for statements, `sqlite` for the image of a file
/// @param number 1 for the first of its second
record FileName(Instant at, int number, String content, Compression compression) {

  static final String PART = ".part";
  static final String FACTS = ".json";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern FORM =
      Pattern.compile("backup_\\d{8}_\\d{6}(_\\d{1,4})?\\.(sql|sqlite)(\\.zst|\\.gz)?");

  /// Whether a file is called like a finished backup.
  static boolean isBackup(String name) {
    return FORM.matcher(name).matches();
  }

  /// Whether a file is called like a backup that is being written.
  static boolean isPart(String name) {
    Matcher form = FORM.matcher(name.replaceFirst("(\\.json)?\\.part$", ""));
    return name.endsWith(PART) && form.matches();
  }

  /// Whether a file is called like the facts of a backup.
  static boolean isFacts(String name) {
    return name.endsWith(FACTS) && isBackup(name.substring(0, name.length() - FACTS.length()));
  }

  FileName next() {
    return new FileName(at, number + 1, content, compression);
  }

  String text() {
    String more = number == 1 ? "" : "_" + number;
    return "backup_" + TIME.format(at) + more + "." + content + compression.suffix();
  }
}
