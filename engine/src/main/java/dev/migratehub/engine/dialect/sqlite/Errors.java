package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.ServerError.Meaning;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the library's result codes, as "Result and Error Codes" of its documentation lists them.
final class Errors {

  private static final Pattern DRIVER_WORDS =
      Pattern.compile("^\\[SQLITE_\\w+\\]\\s*(.*)$", Pattern.DOTALL);
  private static final Pattern INNER =
      Pattern.compile("\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)\\s*$");

  private Errors() {}

  static ServerError of(int code, String message) {
    return new ServerError(meaning(code & 0xff, message), sentence(message), 0);
  }

  private static String sentence(String message) {
    Matcher words = DRIVER_WORDS.matcher(message);
    String text = words.matches() ? words.group(1) : message;
    Matcher inner = INNER.matcher(text);
    return (words.matches() && inner.find() ? inner.group(1) : text)
        .strip()
        .replaceAll("\\s*\\n\\s*", " ");
  }

  private static Meaning meaning(int code, String message) {
    return switch (code) {
      case 5, 6 -> Meaning.LOCK_TIMEOUT;
      case 3, 8, 23 -> Meaning.PRIVILEGE;
      case 9 -> Meaning.CANCELED;
      // What a quota or a limit on the size of files says; of a full disk alone comes 13.
      case 10 -> message.startsWith("[SQLITE_IOERR_WRITE]") ? Meaning.DISK_FULL : Meaning.OTHER;
      case 13 -> Meaning.DISK_FULL;
      case 14 -> Meaning.NO_FILE;
      default ->
          message.contains("path to '") || message.contains("does not exist")
              ? Meaning.NO_FILE
              : Meaning.OTHER;
    };
  }
}
