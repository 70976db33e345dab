package dev.migratehub.backup.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of a dump of PostgreSQL is not sent as it stands.
final class PostgresRewriting {

  private static final Pattern SCHEMA =
      Pattern.compile("CREATE SCHEMA (\"(?:[^\"]|\"\")+\"|[\\w$]+)");

  /// Owners and rights are statements of their own, which begin like this.
  private static final Pattern OWNERS =
      Pattern.compile(
          "(ALTER [A-Z ]+ .* OWNER TO |GRANT |REVOKE |ALTER DEFAULT PRIVILEGES |SET SESSION"
              + " AUTHORIZATION ).*",
          Pattern.DOTALL);

  private final Set<String> there;
  private final boolean owners;

  /// @param there the schemas that need not be made
  PostgresRewriting(List<String> there, boolean owners) {
    this.there = new HashSet<>(there);
    // Emptied with --clean it stays, the others go.
    this.there.removeIf(name -> !name.equals("public"));
    this.owners = owners;
  }

  /// Large objects come in transactions of their own, which must not end ours.
  String rewritten(String statement) {
    if (statement.length() < 7 && (statement.equals("BEGIN") || statement.equals("COMMIT"))) {
      return "";
    }
    Matcher schema = SCHEMA.matcher(statement);
    if (schema.matches()) {
      String name = schema.group(1).replaceAll("^\"(.*)\"$", "$1").replace("\"\"", "\"");
      return there.contains(name)
          ? ""
          : statement.replaceFirst("CREATE SCHEMA ", "CREATE SCHEMA IF NOT EXISTS ");
    }
    return !owners && OWNERS.matcher(statement).matches() ? "" : statement;
  }
}
