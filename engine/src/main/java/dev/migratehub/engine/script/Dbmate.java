package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `20240131101500_users.sql` with `-- migrate:up` and `-- migrate:down` in it, once or several
/// times.
record Dbmate() implements Convention {

  private static final Pattern NAME =
      Pattern.compile("(\\d+)[_-]?(.*)\\.sql", Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKER = Pattern.compile("--\\s*migrate:(up|down)(?:\\s+(.*))?");
  private static final String UP = "-- migrate:up";

  @Override
  public Layout layout() {
    return Layout.DBMATE;
  }

  @Override
  public boolean claims(Entry entry) {
    return entry.onTop()
        && entry.startsWithDigit()
        && !entry.isOneSide()
        && NAME.matcher(entry.file()).matches()
        && entry.head().marker() == Marker.DBMATE;
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (entry.onTop() && entry.isSql()) {
        Matcher matcher = NAME.matcher(entry.file());
        if (!matcher.matches()) {
          throw NameRefusal.unreadable(entry, Layout.DBMATE, "20240131101500_create_users.sql");
        }
        names.add(new Named(entry, Named.Side.BOTH, matcher.group(1), matcher.group(2)));
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
        Matcher matcher = MARKER.matcher(text.stripTrailing());
        if (matcher.matches()) {
          mark(splitting, script, lines, matcher);
        } else {
          splitting.line(text, lines);
        }
      }
      return splitting.end(lines);
    }
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    String stem = Numbering.after(names, Layout.DBMATE, Numbering.STAMP, now) + "_" + name;
    return List.of(
        new NewMigration.File(stem + ".sql", Templates.both(name, UP, "-- migrate:down")));
  }

  private static void mark(Splitting splitting, Entry script, Lines lines, Matcher marker) {
    boolean up = marker.group(1).equals("up");
    splitting.begin(up, lines);
    String options = marker.group(2) == null ? "" : marker.group(2).strip();
    for (String option :
        options.isEmpty() ? List.<String>of() : List.of(options.split("\\s+", -1))) {
      if (option.equals("transaction:false")) {
        splitting.transaction(up, TransactionMode.NO_TRANSACTION);
      } else if (!option.equals("transaction:true")) {
        throw Refusal.directive(
            script.name(),
            new Head.Line(lines.number(), lines.text()),
            option,
            option + " is not known; dbmate has transaction:false and transaction:true");
      }
    }
  }
}
