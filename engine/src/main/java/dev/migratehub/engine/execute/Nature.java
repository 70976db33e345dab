package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.dialect.Residue;
import dev.migratehub.engine.sql.Segment;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is known of a statement before it is sent.
///
/// @param text empty where it brings rows with it
/// @param runsOthers whether it may do anything, such as `CALL`
/// @param outlives whether a rollback may leave a part of what it did
/// @param byParts whether it does several things one after the other, and keeps the first ones when
///   a later one is refused
/// @param close whether it asks what the statement right before it did
/// @param followed whether the next one asks what this one did
record Nature(
    String text,
    Effect effect,
    Residue residue,
    boolean runsOthers,
    boolean outlives,
    boolean byParts,
    boolean close,
    boolean followed) {

  private static final Pattern SETS = Pattern.compile("SET\\b", Pattern.CASE_INSENSITIVE);

  static Nature of(
      Dialect dialect, Segment segment, Optional<Segment> next, Untransacted untransacted) {
    if (!(segment instanceof Segment.Statement statement)) {
      return new Nature("", Effect.PLAIN, Residue.NONE, false, false, false, false, false);
    }
    String text = statement.text();
    Effect effect = dialect.effect(text);
    boolean runsOthers = dialect.runsOthers(text);
    boolean close = dialect.followsClosely(text);
    Residue residue = dialect.residue(text);
    boolean writes = effect instanceof Effect.Plain && residue != Residue.REPEATABLE;
    return new Nature(
        text,
        effect,
        residue,
        runsOthers,
        writes && !runsOthers && untransacted.touchedBy(text, close),
        dialect.byParts(text),
        close,
        next.filter(it -> follows(dialect, it)).isPresent());
  }

  private static boolean follows(Dialect dialect, Segment next) {
    return next instanceof Segment.Statement statement && dialect.followsClosely(statement.text());
  }

  /// Whether a server that refuses it, or gives it up, may have done a part of it.
  boolean divisible() {
    return runsOthers || outlives || byParts;
  }

  /// Whether names of tables may mean something else after it.
  boolean changesNames() {
    return effect instanceof Effect.Outside
        || runsOthers
        || (residue == Residue.REPEATABLE && !SETS.matcher(text).lookingAt());
  }

  /// Whether it waits for others without holding them up.
  boolean patient() {
    return effect instanceof Effect.Outside outside && outside.patient();
  }

  /// Whether it has left nothing when it was refused for a while.
  boolean repeatable() {
    return !text.isEmpty() && !patient() && !runsOthers && !outlives;
  }

  /// How it has to be sent.
  ///
  /// @param inTransaction whether a transaction of the script is open
  /// @param holdsTables whether the session reaches only some tables
  Way way(boolean inTransaction, boolean holdsTables) {
    Way way =
        switch (effect) {
          case Effect.Opens any -> inTransaction ? Way.NOTED_BEFORE : Way.SESSION_ONLY;
          case Effect.Switches any -> inTransaction ? Way.NOTED_BEFORE : Way.SESSION_ONLY;
          case Effect.HoldsTables any -> Way.NOTED_BEFORE;
          case Effect.ReleasesTables any -> Way.SESSION_ONLY;
          case Effect.Closes closes -> closing(closes, holdsTables);
          case Effect.Outside any -> Way.ALONE;
          case Effect.Around any -> Way.SESSION_ONLY;
          case Effect.Plain any -> plain(inTransaction, holdsTables);
        };
    return switch (way) {
      case SESSION_ONLY, ALONE -> close ? Way.CLOSELY : way;
      case WITH_NOTE -> close ? Way.CLOSELY : followed ? Way.ALONE : way;
      case WITHIN, AMID, CLOSING, NOTED_BEFORE, CLOSELY -> way;
    };
  }

  /// What chains is sent again by who goes on after it, so that its next transaction is there.
  private static Way closing(Effect.Closes closes, boolean holdsTables) {
    if (!closes.keeps()) {
      return Way.SESSION_ONLY;
    }
    if (holdsTables) {
      return Way.ALONE;
    }
    return closes.chains() ? Way.NOTED_BEFORE : Way.CLOSING;
  }

  private Way plain(boolean inTransaction, boolean holdsTables) {
    if (runsOthers) {
      return Way.ALONE;
    }
    if (inTransaction) {
      return outlives ? Way.AMID : Way.WITHIN;
    }
    if (residue == Residue.REPEATABLE) {
      return Way.SESSION_ONLY;
    }
    return holdsTables || outlives ? Way.ALONE : Way.WITH_NOTE;
  }
}
