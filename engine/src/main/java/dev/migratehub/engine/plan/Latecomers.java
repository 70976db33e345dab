package dev.migratehub.engine.plan;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Member;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which migrations of a folder need a newer version, by what a database has, and which must not
/// get one.
public record Latecomers(Roster roster, History history, Rules rules) {

  /// Those that are older than the newest applied, and those whose version another one has.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when two have one version and the
  ///   database has neither, so that nobody can say which came later
  public List<Member> all() {
    Optional<MigrationId> newest = history.newest().map(Entry::id);
    Map<MigrationId, List<Member>> byId =
        roster.members().stream()
            .filter(Member::numbered)
            .collect(Collectors.groupingBy(Member::id, TreeMap::new, Collectors.toList()));
    List<Member> late = new ArrayList<>();
    for (List<Member> same : byId.values()) {
      if (same.size() > 1) {
        late.addAll(allButApplied(same));
      } else if (late(same.getFirst(), newest)) {
        late.addAll(same);
      }
    }
    return late;
  }

  /// Goes on only when the database has none of these.
  ///
  /// @param where how the database may be called
  /// @throws dev.migratehub.engine.problem.ProblemException when it has one
  public void refuseApplied(List<Member> members, String where) {
    List<Member> applied = members.stream().filter(this::applied).toList();
    if (!applied.isEmpty()) {
      String files = applied.stream().map(Member::file).collect(Collectors.joining(", "));
      throw new Problem(
              Code.VERSION_IN_USE,
              "%s %s applied on %s".formatted(files, applied.size() == 1 ? "is" : "are", where),
              "nothing was renamed",
              "take it back first: migr8 down "
                  + applied.getLast().label()
                  + "; then run the same command again")
          .exception();
    }
  }

  private boolean late(Member member, Optional<MigrationId> newest) {
    return history.find(member.id()).isEmpty()
        && newest.filter(id -> id.compareTo(member.id()) > 0).isPresent()
        && Status.meant(roster.migration(member), rules);
  }

  private List<Member> allButApplied(List<Member> same) {
    List<Member> applied = same.stream().filter(this::applied).toList();
    if (applied.size() != 1) {
      String files = same.stream().map(Member::file).collect(Collectors.joining(" and "));
      throw new Problem(
              Code.VERSION_DUPLICATE,
              "%s both have version %s, and the database does not tell which came later"
                  .formatted(files, same.getFirst().id().text()),
              "nothing was renamed",
              "say which is to get another version: migr8 renumber "
                  + same.getLast().file()
                  + "; or ask git: migr8 renumber --against REF")
          .exception();
    }
    return same.stream().filter(member -> !applied.contains(member)).toList();
  }

  /// Whether it is what the database has under its version, and not another migration.
  private boolean applied(Member member) {
    Optional<Entry> entry =
        history.find(member.id()).filter(known -> known.state() != State.ROLLED_BACK);
    return entry.isPresent()
        && (entry.get().name().equals(member.name())
            || roster
                .checksum(member)
                .filter(sum -> sum.toString().equals(entry.get().checksumUp()))
                .isPresent());
  }
}
