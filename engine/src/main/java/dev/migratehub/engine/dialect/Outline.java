package dev.migratehub.engine.dialect;

import dev.migratehub.engine.sql.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a script is made of, learnt by reading it once: how many statements it has and which of
/// them matter to transactions.
///
/// @param statements the number of statements the server will get, `BEGIN` and `COMMIT` included
/// @param outside the first statement that cannot run in a transaction
/// @param alone whether all statements are such
/// @param wrapped whether one `BEGIN … COMMIT` holds everything
/// @param ownControl the first `BEGIN`, `COMMIT` or `ROLLBACK` of a script that is not just wrapped
/// @param around statements to be run before and after the transaction instead of in it
public record Outline(
    long statements,
    Optional<Found> outside,
    boolean alone,
    boolean wrapped,
    Optional<Found> ownControl,
    List<String> around) {

  /// A statement that matters: its form in the manual's words, and its place.
  public record Found(String what, Position position) {}

  public Outline {
    around = List.copyOf(around);
  }

  /// Collects the statements of a script in their order.
  public static final class Builder {

    /// What a `BEGIN` may ask of its transaction that ours would not give.
    private static final Pattern WISHES =
        Pattern.compile("\\b(ISOLATION|READ|DEFERRABLE|SNAPSHOT)\\b", Pattern.CASE_INSENSITIVE);

    private long statements;
    private long counted;
    private long alone;
    private Optional<Found> outside = Optional.empty();
    private Optional<Found> firstControl = Optional.empty();
    private boolean opensFirst;
    private boolean closesLast;
    private int controls;
    private final List<String> around = new ArrayList<>();

    /// Adds the next statement.
    public void add(Effect effect, String text, Position position) {
      statements++;
      switch (effect) {
        case Effect.Around any -> around.add(text);
        case Effect.Opens any -> {
          opensFirst |= counted == 0 && !WISHES.matcher(text).find();
          control("BEGIN", position);
        }
        case Effect.Switches switches ->
            control("SET autocommit = " + (switches.transactions() ? 0 : 1), position);
        case Effect.Closes closes -> control(closes.keeps() ? "COMMIT" : "ROLLBACK", position);
        case Effect.Outside found -> {
          outside = outside.or(() -> Optional.of(new Found(found.what(), position)));
          alone++;
          count();
        }
        case Effect.Plain any -> count();
        case Effect.HoldsTables any -> count();
        case Effect.ReleasesTables any -> count();
      }
      if (!(effect instanceof Effect.Around)) {
        closesLast = effect instanceof Effect.Closes closes && closes.keeps() && !closes.chains();
      }
    }

    /// What was learnt.
    public Outline build() {
      boolean wrapped = controls == 2 && opensFirst && closesLast;
      Optional<Found> own = wrapped ? Optional.empty() : firstControl;
      return new Outline(statements, outside, alone == statements, wrapped, own, around);
    }

    private void count() {
      counted++;
    }

    private void control(String what, Position position) {
      controls++;
      counted++;
      firstControl = firstControl.or(() -> Optional.of(new Found(what, position)));
    }
  }
}
