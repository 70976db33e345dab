package dev.migratehub.engine.dialect.mysql;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a user lacks to run migrations, as `show grants` tells it; roles that are active are in it.
final class Rights {

  private static final Pattern GRANT =
      Pattern.compile("(GRANT|REVOKE) (.+) ON (?:TABLE )?(\\S+) (?:TO|FROM) .*");
  private static final Pattern COLUMNS = Pattern.compile("\\([^)]*\\)");
  private static final String ALL = "ALL PRIVILEGES";
  private static final List<String> ROWS = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
  private static final List<String> USUAL =
      List.of("ALTER", "DROP", "INDEX", "REFERENCES", "CREATE VIEW", "TRIGGER");

  private Rights() {}

  static List<Finding> read(List<String> rows, Place place) {
    List<Finding> findings = new ArrayList<>();
    String schema = place.schema().isEmpty() ? place.database() : place.schema();
    Set<String> here = on(rows, place.database(), "");
    Set<String> there = on(rows, schema, place.table());
    if (!has(here, "CREATE")) {
      findings.add(lacking(place.user(), "create tables in " + place.database(), "create", place));
    }
    if (!schema.equals(place.database())
        && !place.exists()
        && !has(on(rows, schema, ""), "CREATE")) {
      findings.add(lacking(place.user(), "create tables in " + schema, "create", place));
    }
    List<String> writing = ROWS.stream().filter(right -> !has(there, right)).toList();
    if (!writing.isEmpty()) {
      String rights = String.join(", ", writing).toLowerCase(Locale.ROOT);
      String table = schema + "." + place.table();
      findings.add(lacking(place.user(), rights + " on the history table " + table, rights, place));
    }
    List<String> others = USUAL.stream().filter(right -> !has(here, right)).toList();
    if (!others.isEmpty()) {
      String rights = String.join(", ", others).toLowerCase(Locale.ROOT);
      findings.add(
          Finding.note(
              Topic.RIGHTS,
              place.user() + " lacks rights that scripts often need: " + rights,
              grant(rights, place.database(), place.user())));
    }
    return findings.isEmpty()
        ? List.of(
            Finding.ok(Topic.RIGHTS, place.user() + " may create tables and write the history"))
        : findings;
  }

  private static Finding lacking(String user, String what, String rights, Place place) {
    String schema = place.schema().isEmpty() ? place.database() : place.schema();
    return Finding.wrong(Topic.RIGHTS, user + " may not " + what, grant(rights, schema, user));
  }

  private static String grant(String rights, String schema, String user) {
    return "let it: grant %s on `%s`.* to %s"
        .formatted(rights, schema.replace("`", "``"), account(user));
  }

  /// `app@%` as statements write it.
  static String account(String user) {
    int at = user.lastIndexOf('@');
    return at < 0 ? user : "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
  }

  private static boolean has(Set<String> rights, String right) {
    return rights.contains(ALL) || rights.contains(right);
  }

  /// What is granted on a schema, and on a table of it.
  static Set<String> on(List<String> grants, String schema, String table) {
    Set<String> rights = new HashSet<>();
    for (String grant : grants) {
      Matcher matcher = GRANT.matcher(grant);
      if (matcher.matches() && covers(matcher.group(3), schema, table)) {
        Set<String> named =
            Set.of(COLUMNS.matcher(matcher.group(2)).replaceAll("").strip().split(",\\s*", -1));
        if (matcher.group(1).equals("GRANT")) {
          rights.addAll(named);
        } else {
          revoke(rights, named);
        }
      }
    }
    return rights;
  }

  private static void revoke(Set<String> rights, Set<String> named) {
    if (rights.remove(ALL)) {
      rights.addAll(ROWS);
      rights.addAll(USUAL);
      rights.add("CREATE");
    }
    rights.removeAll(named);
  }

  /// Whether a grant is on everything, on a pattern of schemas that this one fits, or on the table.
  private static boolean covers(String target, String schema, String table) {
    if (target.equals("*.*")) {
      return true;
    }
    int dot = target.lastIndexOf(target.endsWith(".*") ? ".*" : "`.`");
    if (dot < 0) {
      return false;
    }
    boolean whole = target.endsWith(".*");
    String named = unquoted(target.substring(0, whole ? dot : dot + 1));
    return whole
        ? fits(named, schema)
        : named.equals(schema) && unquoted(target.substring(dot + 2)).equals(table);
  }

  private static String unquoted(String name) {
    return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
  }

  private static boolean fits(String pattern, String schema) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return schema.matches(regex.toString());
  }
}
