package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The migrations of a folder as the names of its files tell them: two may have one version, and
/// what cannot be understood is a problem beside the rest. A script is read when it is asked for.
public final class Roster {

  private final Path folder;
  private final Listing listing;
  private final Convention convention;
  private final List<Named> names;
  private final List<Member> members;
  private final Map<String, Member> byKey = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private Roster(Path folder, Listing all, Convention convention) {
    this.folder = folder;
    this.listing = all.without(HookFile::isPlace);
    this.convention = convention;
    this.names = understood(listing, convention::names);
    this.members = paired();
    members.forEach(member -> byKey.put(member.key(), member));
    List<Entry> hooks =
        understood(all, files -> HookFile.of(files, convention)).stream()
            .map(HookFile::entry)
            .toList();
    listing.sql().stream()
        .filter(sql -> names.isEmpty() && problems.isEmpty() && !hooks.contains(sql))
        .findFirst()
        .map(sql -> NameRefusal.noneOf(folder, sql, convention.layout()).problem())
        .ifPresent(problems::add);
  }

  /// Looks at a folder that must exist, in a layout that was set or is told by the files.
  ///
  /// @throws ProblemException when the folder as a whole cannot be understood
  public static Roster of(Path folder, Optional<Layout> layout) {
    Listing all = Survey.listing(folder);
    return new Roster(
        folder, all, Survey.convention(folder, all.without(HookFile::isPlace), layout));
  }

  /// Another folder in the same layout; a missing one is empty.
  Roster like(Path other) {
    Listing files = Files.exists(other) ? Listing.of(other) : Listing.empty();
    return new Roster(other, files, Convention.of(convention.layout()));
  }

  /// The folder as the user named it.
  public Path folder() {
    return folder;
  }

  /// The migrations in the order of their versions.
  public List<Member> members() {
    return members;
  }

  /// What is wrong with names, apart from versions that are there twice.
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /// The versioned migrations that a user means by words, each of which must mean one.
  ///
  /// @throws ProblemException when one means none, or several
  public List<Member> called(List<String> words) {
    List<Member> called = new ArrayList<>();
    for (String word : words) {
      List<Member> meant = members.stream().filter(it -> it.numbered() && it.called(word)).toList();
      if (meant.size() != 1) {
        throw meant.isEmpty() ? Refusal.unknown(word, folder) : Refusal.several(word, meant);
      }
      called.addAll(meant);
    }
    return called.stream().distinct().toList();
  }

  /// Goes on only when all names are understood.
  ///
  /// @throws ProblemException for the first that is not
  public Roster understoodWhole() {
    problems.stream()
        .findFirst()
        .ifPresent(problem -> {
          throw problem.exception();
        });
    return this;
  }

  boolean isEmpty() {
    return listing.sql().isEmpty();
  }

  Listing listing() {
    return listing;
  }

  Convention convention() {
    return convention;
  }

  List<Named> names() {
    return names;
  }

  /// The migration that is told from others by that.
  Optional<Member> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /// Reads the scripts of a migration.
  ///
  /// @throws ProblemException when one of them cannot be read
  public Migration migration(Member member) {
    return new Reading(listing, convention, LateDirectives.TOLERATED)
        .migration(member.up(), member.downs().stream().findFirst());
  }

  /// The checksum of a way up; empty where that cannot be read.
  public Optional<Checksum> checksum(Member member) {
    try {
      return Optional.of(migration(member).up().checksum());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /// What the names of files say, as far as they can be understood.
  private <T> List<T> understood(Listing files, Function<Listing, List<T>> reading) {
    Listing rest = files;
    while (true) {
      try {
        return List.copyOf(reading.apply(rest));
      } catch (ProblemException e) {
        Optional<Entry> refused =
            e.problem().excerpt().flatMap(place -> files.find(place.location().file()));
        if (refused.isEmpty()) {
          throw e;
        }
        problems.add(e.problem());
        rest = rest.without(refused.get()::equals);
      }
    }
  }

  private List<Member> paired() {
    Map<MigrationId, List<Named>> ups =
        names.stream().filter(it -> !it.isDown()).collect(Collectors.groupingBy(Named::id));
    Map<Named, List<Named>> downs = new LinkedHashMap<>();
    for (Named down : names.stream().filter(Named::isDown).toList()) {
      try {
        Named up = owner(down, ups.getOrDefault(down.id(), List.of()));
        downs.computeIfAbsent(up, it -> new ArrayList<>()).add(down);
      } catch (ProblemException e) {
        problems.add(e.problem());
      }
    }
    downs.values().stream()
        .filter(several -> several.size() > 1)
        .map(several -> NameRefusal.duplicate(several.getFirst(), several.get(1)).problem())
        .forEach(problems::add);
    return ups.values().stream()
        .flatMap(List::stream)
        .map(up -> new Member(up, downs.getOrDefault(up, List.of())))
        .sorted()
        .toList();
  }

  /// The way up that a way back belongs to: of several with its version the one with its name.
  private static Named owner(Named down, List<Named> owners) {
    if (owners.isEmpty()) {
      throw NameRefusal.downAlone(down);
    }
    List<Named> named = owners.stream().filter(up -> up.name().equals(down.name())).toList();
    List<Named> written =
        named.stream().filter(up -> up.id().text().equals(down.id().text())).toList();
    List<Named> best = written.isEmpty() ? (named.isEmpty() ? owners : named) : written;
    if (best.size() > 1) {
      throw NameRefusal.downOfAny(down, best);
    }
    return best.getFirst();
  }
}
