package dev.migratehub.engine.script;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `001_users.up.sql` and `001_users.down.sql` in one folder, as golang-migrate has it. What lies
/// in folders below is not read.
record Paired() implements Convention {

  private static final String UP = ".up.sql";
  private static final String DOWN = ".down.sql";
  private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";

  @Override
  public Layout layout() {
    return Layout.PAIRED;
  }

  @Override
  public boolean claims(Entry entry) {
    return entry.onTop() && underline(entry) > 0;
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    String stem = Numbering.after(names, Layout.PAIRED, "000", now) + "_" + name;
    return List.of(
        new NewMigration.File(stem + ".up.sql", Templates.up(name)),
        new NewMigration.File(stem + ".down.sql", Templates.down(name)));
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
    int underline = underline(entry);
    if (underline < 0) {
      throw NameRefusal.unreadable(entry, Layout.PAIRED, "001_create_users.up.sql");
    }
    String file = entry.file();
    boolean up = file.regionMatches(true, file.length() - UP.length(), UP, 0, UP.length());
    int end = file.length() - (up ? UP.length() : DOWN.length());
    return new Named(
        entry,
        up ? Named.Side.UP : Named.Side.DOWN,
        file.substring(0, underline),
        file.substring(underline + 1, end));
  }

  /// Where the `_` behind the number stands, or -1 where a file is not named so. By hand, because
  /// every file is asked at every start.
  private static int underline(Entry entry) {
    String file = entry.file();
    int at = 0;
    while (at < file.length() && file.charAt(at) >= '0' && file.charAt(at) <= '9') {
      at++;
    }
    boolean named = at > 0 && entry.isOneSide() && file.charAt(at) == '_' && isOneLine(file);
    return named ? at : -1;
  }

  private static boolean isOneLine(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (LINE_ENDS.indexOf(name.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }
}
