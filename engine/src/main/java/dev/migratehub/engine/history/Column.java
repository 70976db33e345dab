package dev.migratehub.engine.history;

import dev.migratehub.engine.dialect.HistorySql;
import java.util.Locale;

/// The columns of the history table, in their order; each knows its type and how it is bound and
/// read.
enum Column {
  MIGRATION_KEY(Type.KEY, "not null primary key"),
  NAME(Type.TEXT, "not null"),
  RELEASE(Type.TEXT, ""),
  POSITION(Type.NUMBER, "not null"),
  CHECKSUM_UP(Type.TEXT, "not null"),
  CHECKSUM_DOWN(Type.TEXT, ""),
  SCRIPT_UP(Type.BYTES, ""),
  SCRIPT_DOWN(Type.BYTES, ""),
  TRANSACTION_MODE(Type.TEXT, "not null"),
  STATE(Type.TEXT, "not null"),
  STATEMENTS_DONE(Type.NUMBER, "not null"),
  STATEMENTS_TOTAL(Type.NUMBER, "not null"),
  STARTED_AT(Type.TIME, ""),
  APPLIED_AT(Type.TIME, ""),
  ROLLED_BACK_AT(Type.TIME, ""),
  DURATION_MS(Type.NUMBER, "not null"),
  APPLIED_BY(Type.TEXT, "not null"),
  TOOL_RUN_ID(Type.TEXT, "not null"),
  TOOL_VERSION(Type.TEXT, "not null"),
  ERROR(Type.TEXT, "");

  private enum Type {
    KEY,
    TEXT,
    NUMBER,
    BYTES,
    TIME
  }

  private final Type type;
  private final String constraint;

  Column(Type type, String constraint) {
    this.type = type;
    this.constraint = constraint;
  }

  /// The bare name.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it is one of the two that hold whole scripts.
  boolean script() {
    return type == Type.BYTES;
  }

  String definition(HistorySql sql) {
    String kind =
        switch (type) {
          case KEY -> sql.keyType();
          case TEXT -> sql.textType();
          case NUMBER -> "bigint";
          case BYTES -> sql.bytesType();
          case TIME -> sql.timeType();
        };
    return constraint.isEmpty() ? kind : kind + " " + constraint;
  }

  String bind(HistorySql sql) {
    return type == Type.TIME ? sql.bindTime() : "?";
  }

  String read(HistorySql sql, String quoted) {
    return type == Type.TIME ? String.format(Locale.ROOT, sql.readTime(), quoted) : quoted;
  }
}
