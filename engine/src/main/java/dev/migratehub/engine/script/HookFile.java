package dev.migratehub.engine.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that is a hook by its place and name: `hooks/before_up.sql`, or with more words
/// `hooks/before_up__roles.sql`. Those of one moment run in the order of their names.
///
/// @param words what stands behind the moment's name
record HookFile(Entry entry, Moment moment, String words) {

  private static final String FOLDER = "hooks";
  private static final Pattern NAME =
      Pattern.compile("([a-z_]+?)(?:__(.*))?\\.sql", Pattern.CASE_INSENSITIVE);
  private static final Pattern MIGRATION = Pattern.compile("([VUB]\\d[\\d._]*|R)__.*");

  /// Whether a file lies where only hooks may lie; migrations that are named as Flyway's are left
  /// where they are.
  static boolean isPlace(Entry entry) {
    String folder = entry.folder();
    return entry.isSql()
        && (folder.equals(FOLDER) || folder.startsWith(FOLDER + "/"))
        && !MIGRATION.matcher(entry.file()).matches();
  }

  /// The hooks of a folder, in the order in which they run where they run together.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when a file in the place for hooks is
  ///   not named like one
  static List<HookFile> of(Listing listing, Convention convention) {
    List<HookFile> hooks = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      List<HookFile> own = convention.hooks(entry);
      hooks.addAll(own.isEmpty() && isPlace(entry) ? named(entry) : own);
    }
    hooks.sort(HookFile::compared);
    return hooks;
  }

  private static int compared(HookFile one, HookFile other) {
    int moments = one.moment().compareTo(other.moment());
    int words = one.words().compareTo(other.words());
    return moments != 0
        ? moments
        : words != 0 ? words : one.entry().name().compareTo(other.entry().name());
  }

  private static List<HookFile> named(Entry entry) {
    Matcher matcher = NAME.matcher(entry.file());
    List<Moment> moments =
        matcher.matches() && entry.folder().equals(FOLDER)
            ? Moment.named(matcher.group(1))
            : List.of();
    if (moments.isEmpty()) {
      throw NameRefusal.hook(entry);
    }
    String words = matcher.group(2) == null ? "" : matcher.group(2);
    return moments.stream().map(moment -> new HookFile(entry, moment, words)).toList();
  }
}
