package dev.migratehub.engine.dialect.postgres;

import java.util.List;
import org.junit.jupiter.api.Named;

/// A script, and what the server gets.
record SplitCase(String script, List<String> statements) {

  static Named<SplitCase> split(String name, String script, String... statements) {
    return Named.of(name, new SplitCase(script, List.of(statements)));
  }
}
