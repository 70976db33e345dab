package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.plan.StatusLine.Standing;
import dev.migratehub.engine.script.ChangeSetWishes;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Migrations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where every migration stands, by version.
///
/// @param halts those that stopped half-way
public record Status(List<StatusLine> lines, List<Halt> halts) {

  public Status {
    lines = List.copyOf(lines);
    halts = List.copyOf(halts);
  }

  /// Holds a folder against a history; touches nothing.
  public static Status of(Subject subject) {
    Migrations migrations = subject.migrations();
    History history = subject.history();
    Rules rules = subject.rules();
    Optional<MigrationId> newest = history.newest().map(Entry::id);
    Optional<MigrationId> last =
        migrations.all().stream().map(Migration::id).filter(Status::versioned).reduce((a, b) -> b);
    List<StatusLine> lines = new ArrayList<>();
    for (Migration migration : migrations.all()) {
      Optional<Entry> entry = history.find(migration.id());
      Standing standing =
          entry
              .map(known -> standing(migration, known))
              .orElseGet(() -> pending(migration, newest, rules));
      lines.add(
          new StatusLine(
              migration.id(), migration.name(), standing, Optional.of(migration), entry));
    }
    for (Entry entry : history.entries()) {
      if (migrations.find(entry.id()).isEmpty() && entry.state() != State.ROLLED_BACK) {
        lines.add(
            new StatusLine(
                entry.id(), entry.name(), gone(entry, last), Optional.empty(), Optional.of(entry)));
      }
    }
    lines.sort((one, other) -> one.id().compareTo(other.id()));
    return new Status(
        lines, history.unfinished().stream().map(entry -> Halt.of(entry, subject)).toList());
  }

  /// The migrations in one standing.
  public List<StatusLine> in(Standing standing) {
    return lines.stream().filter(line -> line.standing() == standing).toList();
  }

  /// What was edited after it was applied, and in what.
  List<Edit> edits(Subject subject) {
    return in(Standing.CHANGED).stream()
        .map(line -> Edit.of(line.migration().orElseThrow(), line.entry().orElseThrow(), subject))
        .toList();
  }

  /// How many `up` would still have to run.
  public long pending() {
    return lines.stream().filter(line -> line.standing().pending()).count();
  }

  /// The newest version the database has.
  public Optional<StatusLine> current() {
    return lines.stream()
        .filter(line -> versioned(line.id()))
        .filter(line -> line.entry().filter(entry -> entry.state().present()).isPresent())
        .reduce((a, b) -> b);
  }

  private static boolean versioned(MigrationId id) {
    return id instanceof MigrationId.Versioned;
  }

  private static Standing standing(Migration migration, Entry entry) {
    boolean same = entry.checksumUp().equals(migration.up().checksum().toString());
    return switch (entry.state()) {
      case APPLIED -> {
        if (same && !always(migration)) {
          yield Standing.APPLIED;
        }
        yield migration.repeatable() ? Standing.PENDING : Standing.CHANGED;
      }
      case BASELINE -> Standing.BASELINE;
      case ROLLED_BACK -> Standing.ROLLED_BACK;
      case FAILED -> Standing.FAILED;
      case APPLYING -> Standing.APPLYING;
    };
  }

  private static boolean always(Migration migration) {
    return migration.up().directives().changeSet().rerun() == ChangeSetWishes.Rerun.ALWAYS;
  }

  private static Standing pending(Migration migration, Optional<MigrationId> newest, Rules rules) {
    if (!meant(migration, rules)) {
      return Standing.ELSEWHERE;
    }
    boolean late =
        versioned(migration.id())
            && newest.filter(id -> id.compareTo(migration.id()) > 0).isPresent();
    return late ? Standing.LATE : Standing.PENDING;
  }

  /// Whether a migration is meant for the environment the rules name.
  static boolean meant(Migration migration, Rules rules) {
    List<String> wanted = migration.up().directives().environments();
    return wanted.isEmpty() || rules.environment().filter(wanted::contains).isPresent();
  }

  private static Standing gone(Entry entry, Optional<MigrationId> last) {
    return switch (entry.state()) {
      case FAILED -> Standing.FAILED;
      case APPLYING -> Standing.APPLYING;
      case APPLIED, BASELINE, ROLLED_BACK -> {
        boolean newer = last.filter(id -> entry.id().compareTo(id) < 0).isEmpty();
        yield newer && versioned(entry.id()) ? Standing.AHEAD : Standing.MISSING;
      }
    };
  }
}
