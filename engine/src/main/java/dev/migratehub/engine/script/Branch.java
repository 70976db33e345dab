package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a branch does to a folder of migrations, held against the branch it is meant for.
public final class Branch {

  private final Folders folders;
  private final String against;
  private final Roster base;
  private final Roster there;
  private final Roster here;
  private final List<Member> arrivals = new ArrayList<>();
  private final Map<Member, Optional<Member>> gone = new LinkedHashMap<>();

  /// One folder at three places; any but `here` may be missing.
  ///
  /// @param base where the branches parted
  /// @param there in the other branch
  /// @param here in this one
  public record Folders(Path base, Path there, Path here) {}

  private Branch(Folders folders, String against, Roster here) {
    this.folders = folders;
    this.against = against;
    this.here = here;
    this.base = here.like(folders.base());
    this.there = here.like(folders.there());
    here.members().stream().filter(this::arrived).forEach(arrivals::add);
    base.members().stream().filter(this::lost).forEach(lost -> gone.put(lost, heir(lost)));
    gone.values().forEach(heir -> heir.ifPresent(arrivals::remove));
  }

  /// Compares the folders.
  ///
  /// @param against how the user calls the other branch
  /// @throws ProblemException when the folder here cannot be understood at all
  public static Branch of(Folders folders, Optional<Layout> layout, String against) {
    Roster here = Roster.of(folders.here(), layout);
    boolean untold = here.isEmpty() && layout.isEmpty() && Files.isDirectory(folders.there());
    // A folder that was emptied does not tell its layout any more.
    return new Branch(
        folders, against, untold ? Roster.of(folders.there(), layout).like(folders.here()) : here);
  }

  /// The folder here.
  public Roster here() {
    return here;
  }

  /// The migrations that this branch brings, in the order of their versions.
  public List<Member> arrivals() {
    return List.copyOf(arrivals);
  }

  /// The migrations that this branch brings and a user means by words.
  ///
  /// @throws ProblemException when a word means none, several, or one that is merged
  public List<Member> arrived(List<String> words) {
    List<Member> called = here.called(words);
    called.stream()
        .filter(member -> !arrivals.contains(member))
        .findFirst()
        .ifPresent(merged -> {
          throw MergeRefusal.merged(merged, against).exception();
        });
    return called;
  }

  /// Whether the other branch has no migrations yet.
  public boolean first() {
    return there.isEmpty() && base.isEmpty();
  }

  /// The last of the versions that stand there already.
  Optional<Named> newest() {
    return Named.newest(there.names());
  }

  /// Everything that must not be merged as it is.
  ///
  /// @param comparison says in what a script was edited
  public List<Problem> problems(Comparison comparison) {
    List<Problem> problems = new ArrayList<>(here.problems());
    base.members().forEach(was -> edited(was, comparison).ifPresent(problems::add));
    gone.forEach((was, heir) -> problems.add(gone(was.up(), heir)));
    lostDowns().forEach(was -> problems.add(gone(was, Optional.empty())));
    arrivals.forEach(arrival -> displaced(arrival).ifPresent(problems::add));
    arrivals.forEach(arrival -> unusable(arrival).ifPresent(problems::add));
    return problems;
  }

  private Problem gone(Named was, Optional<Member> heir) {
    return MergeRefusal.gone(was, folders.here(), heir, against);
  }

  private boolean arrived(Member member) {
    if (base.find(member.key()).isPresent()) {
      return false;
    }
    return there.find(member.key()).filter(same -> same(there, same, here, member)).isEmpty();
  }

  /// What the other branch has dropped itself, or had twice, nobody misses.
  private boolean lost(Member was) {
    return here.find(was.key()).isEmpty()
        && there.find(was.key()).isPresent()
        && here.members().stream().noneMatch(it -> is(it, was) && base.find(it.key()).isPresent());
  }

  private Optional<Member> heir(Member lost) {
    return arrivals.stream().filter(arrival -> same(base, lost, here, arrival)).findFirst();
  }

  private List<Named> lostDowns() {
    return base.members().stream()
        .filter(was -> here.find(was.key()).isPresent())
        .flatMap(was -> was.downs().stream())
        .filter(was -> here.listing().find(was.entry().name()).isEmpty())
        .filter(was -> there.listing().find(was.entry().name()).isPresent())
        .toList();
  }

  private Optional<Problem> edited(Member was, Comparison comparison) {
    Optional<Member> now = here.find(was.key());
    boolean taken =
        now.isEmpty()
            || same(base, was, here, now.get())
            || there.find(was.key()).filter(it -> same(there, it, here, now.get())).isPresent();
    return taken ? Optional.empty() : edit(was, now.get(), comparison);
  }

  private Optional<Problem> edit(Member was, Member now, Comparison comparison) {
    Migration migration;
    try {
      migration = here.migration(now);
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
    if (migration.repeatable()) {
      return Optional.empty();
    }
    Script script = migration.up();
    Difference difference = difference(was, script, comparison);
    Problem problem =
        MergeRefusal.edited(now, folders.here().resolve(now.file()), difference, against);
    return Optional.of(
        difference.place(script).map(problem::at).orElse(problem).details(difference.lines()));
  }

  private Difference difference(Member was, Script now, Comparison comparison) {
    try {
      return comparison.between(base.migration(was).up(), now);
    } catch (ProblemException e) {
      return new Difference.Unknown();
    }
  }

  private Optional<Problem> displaced(Member arrival) {
    Optional<Member> twin = there.members().stream().filter(it -> is(it, arrival)).findFirst();
    if (twin.isPresent()) {
      return Optional.of(MergeRefusal.duplicateThere(arrival, twin.get(), against));
    }
    Optional<Member> earlier =
        arrivals.stream().filter(it -> is(it, arrival) && it.compareTo(arrival) < 0).findFirst();
    if (earlier.isPresent()) {
      return Optional.of(MergeRefusal.duplicateHere(arrival, earlier.get(), against));
    }
    return newest()
        .filter(last -> arrival.numbered() && arrival.id().compareTo(last.id()) < 0)
        .map(last -> MergeRefusal.late(arrival, last, against));
  }

  private static boolean is(Member one, Member other) {
    return one.id().equals(other.id());
  }

  private Optional<Problem> unusable(Member arrival) {
    try {
      Script up = here.migration(arrival).up();
      return up.empty()
          ? Optional.of(MergeRefusal.empty(arrival))
          : up.directives()
              .requires()
              .filter(version -> !comesBefore(MigrationId.of(version), arrival))
              .map(version -> MergeRefusal.requires(arrival, version));
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  private boolean comesBefore(MigrationId wanted, Member arrival) {
    return Stream.of(here, there)
        .flatMap(folder -> folder.members().stream())
        .anyMatch(it -> it.id().equals(wanted) && it.id().compareTo(arrival.id()) < 0);
  }

  /// Whether the ways up say the same, line ends apart.
  private static boolean same(Roster folder, Member member, Roster other, Member counterpart) {
    try {
      Path one = member.up().entry().content().path();
      if (Files.mismatch(one, counterpart.up().entry().content().path()) < 0) {
        return true;
      }
    } catch (IOException e) {
      throw Refusal.unreadable(member.file(), e);
    }
    Optional<Checksum> checksum = folder.checksum(member);
    return checksum.isPresent() && checksum.equals(other.checksum(counterpart));
  }
}
