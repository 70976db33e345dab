package dev.migratehub.engine.script;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `001_users.up.sql` and `001_users.down.sql` in one folder, as golang-migrate has it. What lies
/// in folders below is not read.
record Paired() implements Convention {

  private static final Pattern NAME =
      Pattern.compile("(\\d+)_(.*)\\.(up|down)\\.sql", Pattern.CASE_INSENSITIVE);

  @Override
  public Layout layout() {
    return Layout.PAIRED;
  }

  @Override
  public boolean claims(Entry entry) {
    return entry.onTop() && NAME.matcher(entry.file()).matches();
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    String stem = Numbering.after(names, Layout.PAIRED, "000", now) + "_" + name;
    return List.of(
        new NewMigration.File(stem + ".up.sql", Templates.up(name)),
        new NewMigration.File(stem + ".down.sql", Templates.down(name)));
  }

  /// Whether the name alone says that a file holds one of two sides.
  static boolean isNamed(Entry entry) {
    String lower = entry.file().toLowerCase(Locale.ROOT);
    return lower.endsWith(".up.sql") || lower.endsWith(".down.sql");
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (entry.onTop() && entry.isSql()) {
        names.add(name(entry));
      }
    }
    return names;
  }

  private static Named name(Entry entry) {
    Matcher matcher = NAME.matcher(entry.file());
    if (!matcher.matches()) {
      throw NameRefusal.unreadable(entry, Layout.PAIRED, "001_create_users.up.sql");
    }
    Named.Side side = matcher.group(3).equalsIgnoreCase("up") ? Named.Side.UP : Named.Side.DOWN;
    return new Named(entry, side, matcher.group(1), matcher.group(2));
  }
}
