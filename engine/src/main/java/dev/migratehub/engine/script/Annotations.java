package dev.migratehub.engine.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What comments at the head of a script mean to the tools that it was written for.
final class Annotations {

  /// Atlas; morph, which Mattermost runs; sqlx; graphile-migrate.
  private static final Pattern NO_TRANSACTION =
      Pattern.compile(
          "--\\s*atlas:txmode\\s+none\\s*|--\\s*morph:nontransactional\\s*|--!?\\s*no-transaction\\s*");

  private static final Pattern ATLAS =
      Pattern.compile("--\\s*(atlas:(?:checkpoint|txtar|import|delimiter))\\b\\s*(.*?)\\s*");

  private Annotations() {}

  /// Whether a comment keeps the script out of a transaction. Refuses what would change the meaning
  /// of the whole file.
  static boolean forbidTransaction(String file, Head.Line comment) {
    Matcher atlas = ATLAS.matcher(comment.text());
    if (atlas.matches() && !isHarmless(atlas.group(1), atlas.group(2))) {
      throw Refusal.directive(
          file,
          comment,
          atlas.group(1),
          atlas.group(1) + " is Atlas's alone",
          "keep plain statements that end with ; in the file, then run: migr8 validate");
    }
    return NO_TRANSACTION.matcher(comment.text()).matches();
  }

  private static boolean isHarmless(String directive, String value) {
    return directive.endsWith("delimiter") && isHarmlessDelimiter(value);
  }

  /// A delimiter of white space or of a comment stands where a `;` ends the statement anyway.
  static boolean isHarmlessDelimiter(String value) {
    return value.startsWith("--") || value.replace("\\n", "").replace("\\r", "").isBlank();
  }
}
