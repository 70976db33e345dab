package dev.migratehub.engine.script;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The files below a migrations folder by name. Names that start with a dot are left out, so that
/// the hidden copies of a mounted Kubernetes volume are not read twice. A link is followed only to
/// what lies in the folder itself.
final class Listing {

  private static final Comparator<Entry> BY_NAME =
      (one, other) -> one.name().compareTo(other.name());

  private final Path root;
  private final List<Entry> entries = new ArrayList<>();
  private final Deque<Path> open = new ArrayDeque<>();

  private Listing(Path root) {
    this.root = root;
  }

  /// A folder without files.
  static Listing empty() {
    return new Listing(Path.of(""));
  }

  /// All files below a folder that exists.
  static Listing of(Path folder) {
    try {
      Listing listing = new Listing(folder.toRealPath());
      listing.enter(listing.root, "");
      listing.entries.sort(BY_NAME);
      return listing;
    } catch (IOException e) {
      throw Refusal.unreadable(folder.toString(), e);
    }
  }

  /// The same without some of the files.
  Listing without(Predicate<Entry> others) {
    Listing rest = new Listing(root);
    entries.stream().filter(others.negate()).forEach(rest.entries::add);
    return rest;
  }

  /// The files in the order of their names.
  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /// The SQL files in the order of their names.
  List<Entry> sql() {
    return entries.stream().filter(Entry::isSql).toList();
  }

  /// The file of that name.
  Optional<Entry> find(String name) {
    int at = Collections.binarySearch(entries, new Entry(name, root, 0), BY_NAME);
    return at < 0 ? Optional.empty() : Optional.of(entries.get(at));
  }

  /// One file alone.
  static Listing only(Entry entry) {
    Listing one = empty();
    one.entries.add(entry);
    return one;
  }

  /// The folders directly below this one.
  Set<String> folders() {
    Set<String> folders = new TreeSet<>();
    for (Entry entry : entries) {
      if (!entry.onTop()) {
        folders.add(entry.name().substring(0, entry.name().indexOf('/')));
      }
    }
    return folders;
  }

  /// The SQL files below one of the folders, under the names they have there.
  List<Entry> sqlBelow(String folder) {
    String prefix = folder + "/";
    return entries.stream()
        .filter(entry -> entry.isSql() && entry.name().startsWith(prefix))
        .map(entry -> entry.named(entry.name().substring(prefix.length())))
        .toList();
  }

  private void enter(Path directory, String prefix) {
    open.push(directory);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        add(child, prefix + child.getFileName());
      }
    } catch (IOException e) {
      throw Refusal.unreadable(prefix.isEmpty() ? directory.toString() : prefix, e);
    }
    open.pop();
  }

  private void add(Path path, String name) throws IOException {
    if (String.valueOf(path.getFileName()).startsWith(".")) {
      return;
    }
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      addLinked(path, name);
    } else {
      addReal(path, name, attributes);
    }
  }

  private void addLinked(Path link, String name) throws IOException {
    if (!Files.exists(link)) {
      entries.add(new Entry(name, link, 0));
      return;
    }
    Path real = link.toRealPath();
    BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
    if (real.startsWith(root)) {
      addReal(real, name, attributes);
    } else if (attributes.isDirectory() || matters(name)) {
      throw Refusal.escapes(name, root);
    }
  }

  private void addReal(Path real, String name, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      entries.add(new Entry(name, real, attributes.size()));
    } else if (attributes.isDirectory()) {
      addFolder(real, name);
    } else if (matters(name)) {
      throw Refusal.notAFile(name);
    }
  }

  private void addFolder(Path real, String name) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".sql")) {
      throw NameRefusal.folder(name);
    }
    if (!open.contains(real)) {
      enter(real, name + "/");
    }
  }

  /// Whether any layout would read a file of this name.
  private static boolean matters(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".sql") || lower.endsWith(".conf") || lower.endsWith(".toml");
  }
}
