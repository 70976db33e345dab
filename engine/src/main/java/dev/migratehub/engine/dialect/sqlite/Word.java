package dev.migratehub.engine.dialect.sqlite;

import dev.migratehub.engine.sql.Keywords;

/// The words that decide where a statement ends.
enum Word {
  OTHER,
  BEGIN,
  CREATE,
  END,
  EXPLAIN,
  PLAN,
  QUERY,
  TEMP,
  TEMPORARY,
  TRIGGER;

  static final Keywords<Word> ALL = new Keywords<>(Word.class, OTHER);
}
