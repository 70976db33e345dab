package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.dialect.ServerError.Meaning;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the server's error states, as the appendix "PostgreSQL Error Codes" of its manual lists
/// them.
final class Errors {

  private static final Pattern POSITION = Pattern.compile("\\n\\s*Position: (\\d+)");
  private static final Pattern LOCATION = Pattern.compile("\\n\\s*(Location|Server SQLState): .*");
  private static final Pattern STARTUP =
      Pattern.compile("unsupported startup parameter(?: in options)?: (\\w+)");
  private static final Pattern SEVERITY = Pattern.compile("^(ERROR|FATAL|PANIC): ");

  private Errors() {}

  static ServerError of(String state, String message) {
    Matcher position = POSITION.matcher(message);
    int at = position.find() ? Integer.parseInt(position.group(1)) : 0;
    String words = LOCATION.matcher(POSITION.matcher(message).replaceAll("")).replaceAll("");
    String sentence =
        SEVERITY.matcher(words).replaceFirst("").strip().replaceAll("\\s*\\n\\s*", "; ");
    return new ServerError(meaning(state), sentence + hint(sentence), at);
  }

  /// A pooler refuses what it does not know until it is told to pass over it.
  private static String hint(String sentence) {
    Matcher parameter = STARTUP.matcher(sentence);
    return parameter.find()
        ? "; the configuration of PgBouncer needs: ignore_startup_parameters = "
            + parameter.group(1)
        : "";
  }

  private static Meaning meaning(String state) {
    return switch (state) {
      case "55P03" -> Meaning.LOCK_TIMEOUT;
      case "40P01", "40001" -> Meaning.DEADLOCK;
      case "57014" -> Meaning.CANCELED;
      case "25001" -> Meaning.NO_TRANSACTION;
      case "42501" -> Meaning.PRIVILEGE;
      case "53100" -> Meaning.DISK_FULL;
      case "3D000" -> Meaning.DATABASE_UNKNOWN;
      case "28P01", "28000" -> Meaning.SIGN_IN;
      case "08001", "57P03", "53300" -> Meaning.UNREACHABLE;
      case "08000", "08003", "08006", "08P01", "57P01", "57P02", "57P05" -> Meaning.CONNECTION_LOST;
      default -> Meaning.OTHER;
    };
  }
}
