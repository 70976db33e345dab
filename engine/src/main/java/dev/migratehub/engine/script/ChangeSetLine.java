package dev.migratehub.engine.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a line of a formatted SQL file is. The patterns are Liquibase's own, because what it leaves
/// out of its checksum depends on them.
///
/// @param groups what was caught, by its number from 1
record ChangeSetLine(Kind kind, Matcher groups) {

  /// In the order in which they are tried.
  enum Kind {
    PROPERTY("\\s*--\\s*property\\s+.*"),
    IGNORE_LINES("--\\s*ignoreLines:(\\w+)"),
    CHANGE_SET("\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):(\"[^\"]+\"|\\S+)(.*)"),
    CHANGE_SET_WRONG("\\s*--\\s*changeset\\b.*"),
    INCLUDE("\\s*--\\s*include(?:All)?\\s+\\w+:.*"),
    COMMENT("--\\s*comment:? (.*)"),
    VALID_CHECKSUM("--\\s*validCheckSum:? (.*)"),
    ROLLBACK("\\s*--\\s*rollback (.*)"),
    ROLLBACK_BLOCK("\\s*/\\*\\s*liquibase\\s*rollback\\s*"),
    PRECONDITIONS("\\s*--\\s*preconditions(.*)"),
    PRECONDITION("\\s*--\\s*precondition-([a-zA-Z0-9-]+)(?: (.*))?"),
    ONE_DASH(
        "\\s*-\\s*(?:changeset|rollback|comment|validCheckSum|ignoreLines|preconditions?)\\b.*"),
    TEXT(".*");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
  }

  static ChangeSetLine of(String text) {
    for (Kind kind : Kind.values()) {
      Matcher matcher = kind.pattern.matcher(text);
      if (matcher.matches()) {
        return new ChangeSetLine(kind, matcher);
      }
    }
    throw new IllegalStateException("every line is a text");
  }

  /// What a group caught; nothing where it caught nothing.
  String group(int number) {
    return Optional.ofNullable(groups.group(number)).orElse("");
  }
}
