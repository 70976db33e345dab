package dev.migratehub.engine.adopt;

import dev.migratehub.engine.history.State;
import dev.migratehub.engine.script.ChangeSetSums;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Brings Liquibase's rows and the change sets of a folder together. A row names its file from
/// another root than ours, so that what stands before the name in the folder is found out first.
final class LiquibaseRows {

  private static final int LONGEST = 255;

  private final List<ForeignRow> rows;
  private final Migrations migrations;
  private final Optional<ChangeSetSums> sums;
  private final List<Trouble> troubles = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  LiquibaseRows(List<ForeignRow> rows, Migrations migrations, Optional<ChangeSetSums> sums) {
    this.rows = rows;
    this.migrations = migrations;
    this.sums = sums;
  }

  Findings findings() {
    Map<String, ForeignRow> newest = new LinkedHashMap<>();
    for (ForeignRow row : rows) {
      newest.remove(key(row));
      newest.put(key(row), row);
    }
    String prefix = prefix(newest.values().stream().toList());
    Map<String, Migration> byKey = new HashMap<>();
    migrations.all().forEach(it -> byKey.put(it.id().text().toLowerCase(Locale.ROOT), it));
    List<Claim> claims = new ArrayList<>();
    for (ForeignRow row : newest.values()) {
      claim(row, byKey, prefix).ifPresent(claims::add);
    }
    noteOrder(claims);
    noteTags();
    return new Findings(claims, troubles, notes, rows.size());
  }

  private Optional<Claim> claim(ForeignRow row, Map<String, Migration> byKey, String prefix) {
    String how = row.text("exectype");
    if (how.equals("FAILED")) {
      troubles.add(failed(row));
      return Optional.empty();
    }
    if (how.equals("SKIPPED")) {
      notes.add(key(row) + " was skipped by Liquibase and is pending");
      return Optional.empty();
    }
    State state = how.equals("MARK_RAN") ? State.BASELINE : State.APPLIED;
    Claim.Trace trace = Claim.Trace.at(row.moment("dateexecuted"));
    String path = path(row);
    String own = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    return Optional.ofNullable(byKey.get(name(own, row)))
        .or(() -> Optional.ofNullable(byKey.get(name(path, row))))
        .map(found -> Claim.of(found, proof(row, found), state, trace))
        .or(() -> Optional.of(missing(row, own, state, trace)));
  }

  private static Claim missing(ForeignRow row, String file, State state, Claim.Trace trace) {
    String text = file + "::" + row.text("author") + ":" + row.text("id");
    Optional<MigrationId> id =
        text.length() > LONGEST ? Optional.empty() : Optional.of(MigrationId.of(text));
    return Claim.missing(text, id, row.text("md5sum"), state, trace);
  }

  private Proof proof(ForeignRow row, Migration migration) {
    String theirs = row.text("md5sum");
    if (theirs.isEmpty() || sums.isEmpty()) {
      return new Proof.Unchecked("it noted no checksum");
    }
    if (sums.get().allows(migration, theirs) || theirs.equals(sums.get().of(migration))) {
      return new Proof.Same();
    }
    if (!theirs.startsWith("9:")) {
      return new Proof.Unchecked(
          "its checksum is of version " + theirs.replaceFirst(":.*", "") + ", before 4.22");
    }
    return migration.repeatable()
        ? new Proof.Rerun(theirs)
        : new Proof.Differs(theirs, sums.get().of(migration));
  }

  /// What stands in most rows before the name that a file has in the folder.
  private String prefix(List<ForeignRow> all) {
    Map<String, List<String>> files = new HashMap<>();
    for (Migration migration : migrations.all()) {
      String key = migration.id().text().substring(file(migration).length());
      files
          .computeIfAbsent(key.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
          .add(file(migration));
    }
    Map<String, Integer> votes = new HashMap<>();
    for (ForeignRow row : all) {
      String path = "/" + path(row);
      for (String file : files.getOrDefault(name("", row), List.of())) {
        if (path.endsWith("/" + file)) {
          votes.merge(path.substring(1, path.length() - file.length()), 1, Integer::sum);
        }
      }
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String file(Migration migration) {
    String key = migration.id().text();
    return key.contains("::") ? key.substring(0, key.indexOf("::")) : key;
  }

  private static String name(String file, ForeignRow row) {
    String text = file + "::" + row.text("author") + ":" + row.text("id");
    return text.toLowerCase(Locale.ROOT);
  }

  /// The path as Liquibase compares it.
  private static String path(ForeignRow row) {
    return row.text("filename")
        .replace('\\', '/')
        .replaceFirst("^classpath:", "")
        .replaceFirst("^[A-Za-z]:", "")
        .replaceFirst("^(\\./|/)+", "");
  }

  private static String key(ForeignRow row) {
    return "%s::%s::%s".formatted(path(row), row.text("id"), row.text("author"));
  }

  private static Trouble failed(ForeignRow row) {
    return new Trouble(
        key(row) + " failed in Liquibase, so that nobody knows what of it is in the database",
        "run it once more: liquibase update; or finish it by hand and note it: liquibase"
            + " changelog-sync; then: migr8 adopt");
  }

  /// Files run by name here, and another order matters where a database is made anew.
  private void noteOrder(List<Claim> claims) {
    Migration last = null;
    for (Claim claim : claims) {
      Migration next = claim.migration().orElse(last);
      if (last != null && next != null && place(next) < place(last)) {
        notes.add(
            "Liquibase ran %s before %s; on a new database files run in the order of their names"
                .formatted(last.label(), next.label()));
        return;
      }
      last = next;
    }
  }

  private int place(Migration migration) {
    return migrations.all().indexOf(migration);
  }

  private void noteTags() {
    long tags = rows.stream().filter(row -> !row.text("tag").isEmpty()).count();
    if (tags > 0) {
      notes.add("tags (%d) stay in Liquibase's table and are not adopted".formatted(tags));
    }
    if (rows.stream().anyMatch(row -> !row.text("labels").isEmpty())) {
      notes.add("change sets have labels, which choose nothing here");
    }
  }
}
