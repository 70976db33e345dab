package dev.migratehub.engine.script;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Files that begin with `--liquibase formatted sql`, in the order of their names, each with any
/// number of change sets `--changeset author:id`, in the order in which they stand there. Change
/// logs in other forms are refused, because they would order the files in another way.
final class Liquibase implements Convention {

  private static final Pattern OTHER_FORM = Pattern.compile("(?i).*\\.(xml|ya?ml|json)");
  private static final String ROOT = "databaseChangeLog";
  private static final String AUTHOR = "migr8";

  private final Map<String, ChangeSet> known = new HashMap<>();

  @Override
  public Layout layout() {
    return Layout.LIQUIBASE;
  }

  @Override
  public boolean claims(Entry entry) {
    String file = entry.file();
    boolean ofOthers =
        entry.isOneSide()
            || new Flyway().claims(entry)
            || file.equalsIgnoreCase("up.sql")
            || file.equalsIgnoreCase("down.sql");
    return !ofOthers && entry.head().marker() == Marker.LIQUIBASE;
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (entry.isSql()) {
        for (ChangeSet changeSet : changeSets(entry)) {
          known.put(changeSet.key(), changeSet);
          names.add(new Named(entry, Named.Side.BOTH, changeSet.key(), ""));
        }
      } else if (OTHER_FORM.matcher(entry.file()).matches() && isChangeLog(entry)) {
        throw NameRefusal.otherForm(entry);
      }
    }
    return names;
  }

  @Override
  public Sides split(Named named, Content content) {
    ChangeSet changeSet = known.get(named.id().text());
    if (changeSet == null) {
      throw new IllegalStateException("not a change set of this folder: " + named.id().text());
    }
    return changeSet.sides();
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    String last = names.isEmpty() ? "" : names.getLast().entry().file();
    String folder = names.isEmpty() ? "" : names.getLast().entry().parent();
    String digits = last.replaceFirst("\\D.*", "");
    String number = Numbering.after(digits.isEmpty() ? Numbering.STAMP : digits, now);
    String file = folder + number + "_" + name + ".sql";
    if (!names.isEmpty() && file.compareTo(names.getLast().entry().name()) <= 0) {
      throw NameRefusal.notLast(file, names.getLast().entry());
    }
    String text =
        "%s\n\n--changeset %s:%s\n%s--rollback %s"
            .formatted(
                ChangeSetFile.HEADER, AUTHOR, name, Templates.up(name), Templates.down(name));
    return List.of(new NewMigration.File(file, text));
  }

  /// The change sets of a file.
  static List<ChangeSet> changeSets(Entry entry) {
    try {
      return ChangeSetFile.read(entry.name(), entry.source().now());
    } catch (IOException e) {
      throw Refusal.unreadable(entry.name(), e);
    }
  }

  private static boolean isChangeLog(Entry entry) {
    try (Lines lines = new Lines(entry.content(), 0, 1)) {
      boolean found = false;
      while (!found && lines.number() < 40 && lines.next()) {
        found = lines.text().contains(ROOT);
      }
      return found;
    } catch (IOException e) {
      throw Refusal.unreadable(entry.name(), e);
    }
  }
}
