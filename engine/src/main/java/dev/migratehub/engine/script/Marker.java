package dev.migratehub.engine.script;

import java.util.regex.Pattern;

/// A comment that tells that a file holds several scripts, in the way of one tool.
enum Marker {
  NONE("(?!)"),
  DBMATE("--\\s*migrate:(up|down)\\b.*"),
  GOOSE("--\\s*\\+goose\\b.*"),
  SQL_MIGRATE("--\\s*\\+migrate\\s+(up|down)\\b.*"),
  NODE_PG_MIGRATE("--[\\s-]*(up|down)\\s+migration\\b.*"),
  LIQUIBASE("--\\s*liquibase\\s+formatted\\b.*");

  private final Pattern pattern;

  Marker(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  static Marker of(String comment) {
    for (Marker marker : values()) {
      if (marker.pattern.matcher(comment).matches()) {
        return marker;
      }
    }
    return NONE;
  }
}
