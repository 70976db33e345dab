package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Location;
import dev.migratehub.engine.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;

/// What can keep a branch from being merged, in the words the user sees.
final class MergeRefusal {

  private static final String UNTOUCHED = "no database was touched";

  private MergeRefusal() {}

  static Problem duplicateThere(Member arrival, Member other, String against) {
    String what =
        arrival.key().equals(other.key())
            ? "%s has another text here than in %s, where it is new too".formatted(arrival, against)
            : "%s has version %s, which %s has in %s"
                .formatted(arrival, arrival.id().text(), other, against);
    return duplicate(arrival, what, against);
  }

  static Problem duplicateHere(Member arrival, Member other, String against) {
    return duplicate(
        arrival,
        "%s and %s both have version %s".formatted(other, arrival, arrival.id().text()),
        against);
  }

  private static Problem duplicate(Member arrival, String what, String against) {
    String next =
        arrival.numbered()
            ? "give it a version of its own: " + renumber(against)
            : "give it a name of its own, then run: migr8 check --against " + against;
    return new Problem(Code.VERSION_DUPLICATE, what, UNTOUCHED, next, file(arrival.file()));
  }

  static Problem late(Member arrival, Named newest, String against) {
    return new Problem(
        Code.VERSION_LATE,
        "%s is older than %s, the newest in %s".formatted(arrival, newest.entry(), against),
        UNTOUCHED + "; one that has " + newest.id().text() + " already would refuse it",
        "give it a newer version: " + renumber(against),
        file(arrival.file()));
  }

  static Problem edited(Member now, Path path, Difference difference, String against) {
    String what = now + " is merged, and was edited here" + difference.words();
    return new Problem(
        Code.MERGED_SCRIPT_CHANGED,
        what,
        UNTOUCHED + "; one that has it would refuse the new text",
        "restore it: %s; a change belongs into a new migration: migr8 create NAME"
            .formatted(checkout(path, against)));
  }

  static Problem gone(Named was, Path folder, Optional<Member> heir, String against) {
    Path path = folder.resolve(was.entry().name());
    boolean part = was.id() instanceof MigrationId.Versioned it && it.version().named();
    String name = part ? was.id().text() : was.entry().name();
    String what =
        heir.map(now -> "%s is merged, and was renamed here to %s".formatted(name, now))
            .orElse(name + " is merged, and is not here any more");
    String next =
        heir.filter(now -> !part)
            .map(now ->
                "give it its name back: git mv %s %s".formatted(folder.resolve(now.file()), path))
            .orElseGet(() -> "bring it back: " + checkout(path, against));
    String consequence =
        was.isDown()
            ? "; one that gets it from now on cannot take it back"
            : "; one that has it would miss its file";
    return new Problem(
        Code.MERGED_SCRIPT_MISSING, what, UNTOUCHED + consequence, next, file(was.entry().name()));
  }

  static Problem merged(Member member, String against) {
    return new Problem(
        Code.VERSION_IN_USE,
        "%s is in %s; a merged migration keeps its version".formatted(member, against),
        "nothing was renamed",
        "put a change into a new migration: migr8 create NAME");
  }

  static Problem empty(Member arrival) {
    return new Problem(
        Code.SCRIPT_EMPTY,
        arrival + " is empty",
        UNTOUCHED,
        "write the statements, or a comment that says why there are none",
        file(arrival.file()));
  }

  private static String renumber(String against) {
    return "migr8 renumber --against " + against;
  }

  private static String checkout(Path path, String against) {
    return "git checkout " + against + " -- " + path;
  }

  private static Optional<Excerpt> file(String name) {
    return Optional.of(new Excerpt(Location.of(name), "", 0));
  }

  static Problem requires(Member arrival, String version) {
    return new Problem(
        Code.REQUIREMENT_MISSING,
        arrival.file() + " requires version " + version + ", which nothing before it has here",
        UNTOUCHED,
        "write the version that it has now, or take the line out");
  }
}
