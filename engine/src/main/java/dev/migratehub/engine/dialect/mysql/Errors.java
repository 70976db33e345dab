package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.ServerError.Meaning;
import java.util.regex.Pattern;

/// Reads the server's error numbers, as "Server Error Message Reference" of the MySQL manual and
/// "MariaDB Error Codes" list them.
final class Errors {

  private static final Pattern DECORATION = Pattern.compile("^(\\(conn=-?\\d+\\) )+");

  /// How the driver says that it cannot go on, since it reads and writes nothing but UTF-8.
  private static final String ENCODING = "Connection character set was changed to";

  private Errors() {}

  static ServerError of(String state, int code, String message) {
    String sentence =
        DECORATION.matcher(message).replaceFirst("").strip().replaceAll("\\s*\\n\\s*", " ");
    boolean ruined = sentence.startsWith(ENCODING);
    return new ServerError(ruined ? Meaning.SESSION_RUINED : meaning(state, code), sentence, 0);
  }

  private static Meaning meaning(String state, int code) {
    return switch (code) {
      case 1205 -> Meaning.LOCK_TIMEOUT;
      case 1213 -> Meaning.DEADLOCK;
      case 1317, 1927, 1969, 3024 -> Meaning.CANCELED;
      case 1179, 1399, 1568, 1785 -> Meaning.NO_TRANSACTION;
      case 1044, 1142, 1143, 1227, 1370, 1419, 1290 -> Meaning.PRIVILEGE;
      case 1045, 1698, 1251, 4151 -> Meaning.SIGN_IN;
      case 1046, 1049 -> Meaning.DATABASE_UNKNOWN;
      case 1021, 1114, 3, 1041 -> Meaning.DISK_FULL;
      case 1040, 1129, 1130 -> Meaning.UNREACHABLE;
      case 1053, 2006, 2013 -> Meaning.CONNECTION_LOST;
      default -> byState(state);
    };
  }

  private static Meaning byState(String state) {
    if (state.startsWith("08")) {
      return Meaning.CONNECTION_LOST;
    }
    return state.startsWith("28") ? Meaning.SIGN_IN : Meaning.OTHER;
  }
}
