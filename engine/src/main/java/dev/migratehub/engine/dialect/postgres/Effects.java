package dev.migratehub.engine.dialect.postgres;

import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.sql.Quoting;
import dev.migratehub.engine.sql.Words;
import java.util.List;

/// What a statement does to the transaction it runs in. What a procedure does, and whether a table
/// is partitioned, no text tells.
public final class Effects {

  static final Quoting QUOTING = new Quoting(true, false, false, true, false, false);

  private static final int HEAD = 5;

  private Effects() {}

  /// The effect of one statement, without its `;`.
  public static Effect of(String statement) {
    List<String> head = Words.of(statement, QUOTING, HEAD);
    return switch (word(head, 0)) {
      case "BEGIN" -> new Effect.Opens();
      case "START" -> word(head, 1).equals("TRANSACTION") ? new Effect.Opens() : Effect.PLAIN;
      case "COMMIT" -> closes(head, true);
      case "END" -> closes(head, true);
      case "ROLLBACK" -> closes(head, false);
      case "ABORT" -> closes(head, false);
      case "PREPARE" ->
          word(head, 1).equals("TRANSACTION") ? new Effect.Closes(true) : Effect.PLAIN;
      case "VACUUM" -> outside("VACUUM");
      case "DISCARD" -> word(head, 1).equals("ALL") ? outside("DISCARD ALL") : Effect.PLAIN;
      case "CREATE" -> create(statement, head);
      case "DROP" -> drop(head);
      case "ALTER" -> Alterations.effect(statement, head);
      case "REINDEX" -> Rebuilds.reindex(statement);
      case "CLUSTER" -> Rebuilds.cluster(statement);
      default -> Effect.PLAIN;
    };
  }

  static Effect outside(String what) {
    return new Effect.Outside(what, false);
  }

  static Effect patient(String what) {
    return new Effect.Outside(what, true);
  }

  /// The word at an index, or nothing behind the end.
  static String word(List<String> words, int index) {
    return index < words.size() ? words.get(index) : "";
  }

  private static Effect closes(List<String> head, boolean keeps) {
    if (word(head, 1).equals("PREPARED")) {
      return outside(word(head, 0) + " PREPARED");
    }
    int next = List.of("WORK", "TRANSACTION").contains(word(head, 1)) ? 2 : 1;
    boolean chains = word(head, next).equals("AND") && word(head, next + 1).equals("CHAIN");
    return word(head, next).equals("TO") ? Effect.PLAIN : new Effect.Closes(keeps, chains);
  }

  private static Effect create(String statement, List<String> head) {
    int index = word(head, 1).equals("UNIQUE") ? 2 : 1;
    return switch (word(head, index)) {
      case "DATABASE" -> outside("CREATE DATABASE");
      case "TABLESPACE" -> outside("CREATE TABLESPACE");
      case "SUBSCRIPTION" -> subscription(statement);
      case "INDEX" ->
          word(head, index + 1).equals("CONCURRENTLY")
              ? patient("CREATE INDEX CONCURRENTLY")
              : Effect.PLAIN;
      default -> Effect.PLAIN;
    };
  }

  /// Only the replication slot on the other server cannot be taken back.
  private static Effect subscription(String statement) {
    List<String> words = Words.withTexts(statement, QUOTING, Integer.MAX_VALUE);
    Options options = Options.afterWith(words);
    boolean slot = options.isOn("CREATE_SLOT").orElse(options.isOn("CONNECT").orElse(true));
    return slot ? outside("CREATE SUBSCRIPTION … WITH (create_slot = true)") : Effect.PLAIN;
  }

  private static Effect drop(List<String> head) {
    return switch (word(head, 1)) {
      case "DATABASE" -> outside("DROP DATABASE");
      case "TABLESPACE" -> outside("DROP TABLESPACE");
      case "SUBSCRIPTION" -> outside("DROP SUBSCRIPTION");
      case "INDEX" ->
          word(head, 2).equals("CONCURRENTLY") ? patient("DROP INDEX CONCURRENTLY") : Effect.PLAIN;
      default -> Effect.PLAIN;
    };
  }
}
