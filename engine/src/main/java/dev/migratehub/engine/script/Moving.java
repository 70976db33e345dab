package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds a new version for one migration after the other, each behind the last.
final class Moving {

  private final Roster roster;
  private final Instant now;
  private final List<Renumbering.Move> moves = new ArrayList<>();
  private Optional<Named> last;

  Moving(Roster roster, Optional<Named> last, Instant now) {
    this.roster = roster;
    this.last = last;
    this.now = now;
  }

  /// Goes on behind a version that a database has and the folder has not.
  void passOver(MigrationId applied) {
    last =
        last.map(newest ->
            newest.id().compareTo(applied) >= 0 ? newest : numbered(newest, applied.text()));
  }

  private Named numbered(Named newest, String version) {
    String written = version.substring(version.lastIndexOf('/') + 1);
    String number =
        roster.convention().number(newest).indexOf('_') < 0 ? written : written.replace('.', '_');
    Behind place = new Behind(number, newest, roster.names());
    return named(newest, roster.convention().renumbered(newest, newest, place));
  }

  /// Leaves a migration where it is, unless the last one has come to stand behind it.
  void keepInOrder(Member member) {
    if (last.filter(it -> it.id().compareTo(member.id()) >= 0).isPresent()) {
      move(member);
    } else {
      last = Optional.of(member.up());
    }
  }

  /// Gives a migration the version behind the last.
  void move(Member member) {
    Convention convention = roster.convention();
    Named newest = last.orElse(member.up());
    Instant later = now.plusSeconds(moves.size());
    Behind place =
        new Behind(Numbering.after(convention.number(newest), later), newest, roster.names());
    List<Named> files = new ArrayList<>(List.of(member.up()));
    files.addAll(member.downs());
    List<Renumbering.Rename> renames = new ArrayList<>();
    for (Named file : files) {
      String name = convention.renumbered(member.up(), file, place);
      renames.addAll(convention.renames(roster.listing(), file.entry(), name));
    }
    Named moved = named(member.up(), convention.renumbered(member.up(), member.up(), place));
    moves.add(
        new Renumbering.Move(
            member, moved.id().text(), moved.entry().name(), renames.stream().distinct().toList()));
    last = Optional.of(moved);
  }

  /// The way up as it will be understood under its new name.
  private Named named(Named up, String name) {
    return roster.convention().names(Listing.only(up.entry().named(name))).getFirst();
  }

  /// What was decided, and who may have to know.
  Renumbering done() {
    return new Renumbering(roster.folder(), moves, notes());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!moves.isEmpty() && roster.listing().find(Atlas.SUM).isPresent()) {
      notes.add(Atlas.SUM + " still has the old names: atlas migrate hash");
    }
    for (Member member : moves.isEmpty() ? List.<Member>of() : roster.members()) {
      Optional<MigrationId> wanted = requirement(member);
      moves.stream()
          .filter(move -> wanted.filter(id -> id.equals(move.member().id())).isPresent())
          .map(move ->
              "%s requires version %s, and %s is %s now"
                  .formatted(
                      file(member), wanted.get().text(), move.member().label(), move.version()))
          .forEach(notes::add);
    }
    return notes;
  }

  private String file(Member member) {
    return moves.stream()
        .filter(move -> move.member().equals(member))
        .map(Renumbering.Move::file)
        .findFirst()
        .orElse(member.file());
  }

  private Optional<MigrationId> requirement(Member member) {
    try {
      return roster.migration(member).up().directives().requires().map(MigrationId::of);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
