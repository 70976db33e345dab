package dev.migratehub.engine.script;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `001_users.sql` with three digits or more, also in release folders `0.1.0/001_users.sql`; the
/// ways back in `rollbacks/001_users.sql`, `0.1.0/rollbacks/…` or `rollbacks/0.1.0/…`. Next to
/// release folders, files on top without a number are an author's tools and not read.
record Archon() implements Convention {

  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{3,})(?:[_-](.*))?\\.sql", Pattern.CASE_INSENSITIVE);
  private static final Pattern RELEASE = Pattern.compile("v?\\d+(\\.\\d+)+|v\\d+");
  private static final Pattern ALMOST_RELEASE = Pattern.compile("v?\\d+\\.\\d.*");
  private static final String EXAMPLE = "001_create_users.sql";

  @Override
  public Layout layout() {
    return Layout.ARCHON;
  }

  @Override
  public boolean claims(Entry entry) {
    if (!isNumbered(entry) || !(entry.onTop() || inRelease(entry))) {
      return false;
    }
    return switch (entry.head().marker()) {
      case DBMATE, GOOSE, LIQUIBASE -> false;
      case NONE, SQL_MIGRATE, NODE_PG_MIGRATE -> true;
    };
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> ups = new ArrayList<>();
    List<Entry> downs = new ArrayList<>();
    boolean toolsOnTop = toolsOnTop(listing);
    for (Entry entry : listing.entries()) {
      if (entry.isSql() && Rollbacks.holds(entry)) {
        downs.add(entry);
      } else if (entry.isSql() && isRead(entry) && !(toolsOnTop && entry.onTop())) {
        ups.add(up(entry));
      }
    }
    ups.addAll(new Rollbacks(List.copyOf(ups)).names(downs));
    return ups;
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    Optional<Named> newest = Named.newest(names);
    String number = newest.map(named -> named.id().text()).orElse("000");
    String file =
        Numbering.after(number.substring(number.indexOf('/') + 1), now) + "_" + name + ".sql";
    String folder = newest.map(named -> named.entry().parent()).orElse("");
    String rollbacks = rollbacks(names, newest.flatMap(Named::release), folder);
    return List.of(
        new NewMigration.File(folder + file, Templates.up(name)),
        new NewMigration.File(rollbacks + file, Templates.down(name)));
  }

  /// Beside the ways back of the same release, if there are any.
  private static String rollbacks(List<Named> names, Optional<String> release, String folder) {
    return names.stream()
        .filter(named -> named.isDown() && named.release().equals(release))
        .reduce((one, other) -> other)
        .map(down -> down.entry().parent())
        .orElse(folder + "rollbacks/");
  }

  /// In the release of the last one. A way back in a folder for all releases stays there.
  @Override
  public String renumbered(Named up, Named file, Behind place) {
    String name = file.entry().file().replaceFirst("\\d{3,}", place.number());
    Optional<String> release = place.last().release();
    boolean stays =
        up.release().equals(release)
            || (file.isDown() && file.release().isEmpty() && up.release().isPresent());
    if (stays) {
      return file.entry().parent() + name;
    }
    String folder = place.last().entry().parent();
    return (file.isDown() ? rollbacks(place.all(), release, folder) : folder) + name;
  }

  /// The release folder in a path: `0.1.0` of `rollbacks/0.1.0`.
  static Optional<String> release(String folder) {
    for (String part : folder.split("/", -1)) {
      if (RELEASE.matcher(part).matches()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /// The id of a number in a release, where a `v` before the release does not count.
  static MigrationId id(Optional<String> release, String number) {
    String prefix = release.map(name -> name.replace("v", "") + "/").orElse("");
    return new MigrationId.Versioned(Version.of(prefix + number));
  }

  private static boolean toolsOnTop(Listing listing) {
    boolean releases = false;
    for (Entry entry : listing.entries()) {
      releases |= inRelease(entry) && isNumbered(entry);
      if (entry.onTop() && isNumbered(entry)) {
        return false;
      }
    }
    return releases;
  }

  private static boolean isNumbered(Entry entry) {
    return entry.startsWithDigit()
        && !entry.isOneSide()
        && NUMBERED.matcher(entry.file()).matches();
  }

  private static boolean inRelease(Entry entry) {
    return RELEASE.matcher(entry.folder()).matches();
  }

  private static boolean isRead(Entry entry) {
    if (!inRelease(entry) && ALMOST_RELEASE.matcher(entry.folder()).matches()) {
      throw NameRefusal.release(entry);
    }
    return entry.onTop() || inRelease(entry);
  }

  private static Named up(Entry entry) {
    Matcher matcher = NUMBERED.matcher(entry.file());
    if (!isNumbered(entry) || !matcher.matches()) {
      throw NameRefusal.unreadable(entry, Layout.ARCHON, EXAMPLE);
    }
    if (entry.head().marker() != Marker.NONE) {
      throw NameRefusal.bothSides(entry, entry.head());
    }
    Optional<String> release = release(entry.folder());
    String name = matcher.group(2) == null ? "" : matcher.group(2);
    return new Named(entry, Named.Side.UP, id(release, matcher.group(1)), name, release);
  }
}
