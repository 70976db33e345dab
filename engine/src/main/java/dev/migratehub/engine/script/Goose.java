package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `00001_users.sql` with `-- +goose Up` and `-- +goose Down` in it. `StatementBegin` and
/// `StatementEnd` are comments to our splitters, which know where a function ends. `ENVSUB ON` is
/// refused: a script whose text depends on the machine has no checksum, and a password in it would
/// reach the history.
record Goose() implements Convention {

  private static final Pattern NAME =
      Pattern.compile("(\\d+)[_-](.*)\\.sql", Pattern.CASE_INSENSITIVE);
  private static final Pattern GO = Pattern.compile("\\d+_.*(?<!_test)\\.go");
  private static final Pattern ANNOTATION = Pattern.compile("(\\s*)--\\s*\\+goose\\b(.*)");
  private static final String UP = "-- +goose Up";
  private static final String KNOWN =
      "goose has Up, Down, StatementBegin, StatementEnd and NO TRANSACTION";

  @Override
  public Layout layout() {
    return Layout.GOOSE;
  }

  @Override
  public boolean claims(Entry entry) {
    return entry.onTop()
        && entry.startsWithDigit()
        && !entry.isOneSide()
        && NAME.matcher(entry.file()).matches()
        && entry.head().marker() == Marker.GOOSE;
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (entry.onTop() && entry.isSql()) {
        names.add(name(entry));
      } else if (entry.onTop() && GO.matcher(entry.file()).matches()) {
        throw NameRefusal.otherLanguage(entry, "goose");
      }
    }
    return names;
  }

  @Override
  public Sides split(Named named, Content content) throws IOException {
    Entry script = named.entry();
    Splitting splitting = new Splitting(script.name(), UP);
    try (Lines lines = new Lines(content, 0, 1)) {
      while (lines.next()) {
        String text = lines.text();
        Matcher matcher = ANNOTATION.matcher(text);
        if (text.contains("+goose") && matcher.matches()) {
          annotate(splitting, script, lines, matcher);
        } else {
          splitting.line(text, lines);
        }
      }
      return splitting.end(lines);
    }
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    String stem = Numbering.after(names, Layout.GOOSE, Numbering.STAMP, now) + "_" + name;
    return List.of(
        new NewMigration.File(stem + ".sql", Templates.both(name, UP, "-- +goose Down")));
  }

  private static Named name(Entry entry) {
    Matcher matcher = NAME.matcher(entry.file());
    if (!matcher.matches()) {
      throw NameRefusal.unreadable(entry, Layout.GOOSE, "00001_create_users.sql");
    }
    return new Named(entry, Named.Side.BOTH, matcher.group(1), matcher.group(2));
  }

  private static void annotate(Splitting splitting, Entry script, Lines lines, Matcher annotation) {
    String word = annotation.group(2).replace("--", "").strip().toUpperCase(Locale.ROOT);
    if (!annotation.group(1).isEmpty()) {
      throw refusal(script, lines, "an annotation begins in the first column");
    }
    switch (word) {
      case "UP" -> splitting.beginOnce(true, lines);
      case "DOWN" -> splitting.beginOnce(false, lines);
      case "NO TRANSACTION" -> {
        splitting.transaction(true, TransactionMode.NO_TRANSACTION);
        splitting.transaction(false, TransactionMode.NO_TRANSACTION);
      }
      case "STATEMENTBEGIN", "STATEMENTEND", "ENVSUB OFF" -> {}
      case "ENVSUB ON" ->
          throw refusal(script, lines, "variables of the environment are not put into a script");
      default -> throw refusal(script, lines, "this annotation is not known; " + KNOWN);
    }
  }

  private static RuntimeException refusal(Entry script, Lines lines, String why) {
    return Refusal.directive(
        script.name(), new Head.Line(lines.number(), lines.text()), "+goose", why);
  }
}
