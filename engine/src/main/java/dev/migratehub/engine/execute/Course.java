package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Effect;
import java.util.regex.Pattern;

/// How far a script came and in what its session is: a transaction, tables that are held.
final class Course {

  /// Statements that leave nothing to commit.
  private static final Pattern QUIET =
      Pattern.compile("(/\\*!\\d*\\s*)?(SET|USE|SHOW|SELECT)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern READS_ONLY =
      Pattern.compile(
          "\\bREAD\\s+ONLY\\b(?!.*\\bREAD\\s+WRITE\\b)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private long done;
  private long kept;
  private boolean inOwnTransaction;
  private boolean readsOnly;
  private boolean transactionsOpenThemselves;
  private boolean holdsTables;
  private boolean dirty;

  /// @param done how many statements were run before
  Course(long done) {
    this.done = done;
    this.kept = done;
  }

  /// How many statements were run.
  long done() {
    return done;
  }

  /// How many statements would be left if the session ended now.
  long lasting() {
    return inTransaction() ? kept : done;
  }

  /// Whether what was run last is not committed yet.
  boolean inTransaction() {
    return inOwnTransaction || transactionsOpenThemselves;
  }

  /// Whether the transaction that is open may not write.
  boolean readsOnly() {
    return readsOnly;
  }

  /// Whether the session reaches only some tables.
  boolean holdsTables() {
    return holdsTables;
  }

  /// Whether the script was read to its end and left something uncommitted.
  boolean leftOpen() {
    return inOwnTransaction || (transactionsOpenThemselves && dirty);
  }

  /// A statement of the finished part was passed over, or done again for its session.
  void passed(Effect effect) {
    switch (effect) {
      case Effect.Switches switches -> transactionsOpenThemselves = switches.transactions();
      case Effect.HoldsTables any -> holdsTables = true;
      case Effect.ReleasesTables any -> holdsTables = false;
      case Effect.Opens any -> {}
      case Effect.Closes any -> {}
      case Effect.Outside any -> {}
      case Effect.Plain any -> {}
      case Effect.Around any -> {}
    }
  }

  /// A statement was run.
  void done(Effect effect, String text) {
    done++;
    dirty |= !QUIET.matcher(text).lookingAt();
    switch (effect) {
      case Effect.Opens any -> {
        kept = done - 1;
        inOwnTransaction = true;
        readsOnly = READS_ONLY.matcher(text).find();
        holdsTables = false;
      }
      case Effect.Closes closes -> {
        committed();
        inOwnTransaction = closes.chains();
        kept = closes.chains() ? done - 1 : done;
      }
      case Effect.Outside any -> committed();
      case Effect.HoldsTables any -> {
        committed();
        holdsTables = true;
      }
      case Effect.ReleasesTables any -> holdsTables = false;
      case Effect.Switches switches -> {
        committed();
        transactionsOpenThemselves = switches.transactions();
      }
      case Effect.Plain any -> {}
      case Effect.Around any -> {}
    }
  }

  /// The last statement may have ended the transaction or opened one, and the server says which is
  /// true; answers whether that is news.
  boolean learnt(boolean open) {
    if (transactionsOpenThemselves || open == inOwnTransaction) {
      if (transactionsOpenThemselves && !open) {
        committed();
      }
      return false;
    }
    committed();
    inOwnTransaction = open;
    kept = open ? done - 1 : done;
    return true;
  }

  private void committed() {
    inOwnTransaction = false;
    readsOnly = false;
    dirty = false;
    kept = done;
  }
}
