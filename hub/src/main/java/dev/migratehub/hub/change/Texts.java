package dev.migratehub.hub.change;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import java.util.Map;

/// What the fields of a migration may hold.
final class Texts {

  private static final int LONGEST_TICKET = 200;
  private static final int LONGEST_COMMENT = 2000;
  private static final int LONGEST_DESCRIPTION = 20_000;
  private static final int LONGEST_SCRIPT = 10_000_000;

  private Texts() {}

  static String key(String key) {
    if (!key.matches("[0-9]{1,40}")) {
      throw Refusal.invalid("key", "must have 1 to 40 digits");
    }
    return key;
  }

  static String name(String name) {
    if (!name.matches("[A-Za-z0-9_-]{1,120}")) {
      throw Refusal.invalid("name", "must have 1 to 120 letters, digits and the signs _ -");
    }
    return name;
  }

  static String ticket(String ticket) {
    return limited("ticket", ticket, LONGEST_TICKET);
  }

  static String description(String description) {
    return limited("description", description, LONGEST_DESCRIPTION);
  }

  static String comment(String comment) {
    return limited("comment", comment, LONGEST_COMMENT);
  }

  /// A script as it was given: its bytes are what is approved.
  static String script(String field, String sql) {
    if (sql.length() > LONGEST_SCRIPT) {
      throw new Refusal(
          Fault.TOO_LARGE,
          "too_large",
          "%s has more than %d characters.".formatted(field, LONGEST_SCRIPT),
          Map.of("field", field));
    }
    return sql;
  }

  private static String limited(String field, String text, int longest) {
    if (text.length() > longest || text.indexOf('\0') >= 0) {
      throw Refusal.invalid(
          field, "must have at most " + longest + " characters and no zero among them");
    }
    return text.strip();
  }
}
