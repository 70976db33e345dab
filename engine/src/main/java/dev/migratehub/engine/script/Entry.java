package dev.migratehub.engine.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file below the migrations folder. What is tiny is read once, when somebody asks first.
final class Entry {

  private final String name;
  private final String file;
  private final boolean sql;
  private final boolean oneSide;
  private final Path path;
  private final long size;
  private @Nullable Source source;

  /// A file under its name relative to the folder, with `/` between the parts; `path` is where its
  /// bytes really are.
  Entry(String name, Path path, long size) {
    this.name = name;
    this.file = name.substring(name.lastIndexOf('/') + 1);
    String lower = file.toLowerCase(Locale.ROOT);
    this.sql = lower.endsWith(".sql");
    this.oneSide = lower.endsWith(".up.sql") || lower.endsWith(".down.sql");
    this.path = path;
    this.size = size;
  }

  /// The same file under another name.
  Entry named(String other) {
    return new Entry(other, path, size);
  }

  /// `0.1.0/001_users.sql`.
  String name() {
    return name;
  }

  /// The part before the last `/`, or nothing.
  String folder() {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  /// The part up to the last `/` and with it, or nothing.
  String parent() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /// The part behind the last `/`.
  String file() {
    return file;
  }

  boolean onTop() {
    return file.length() == name.length();
  }

  /// Whether the file is named with a number first, as in most layouts.
  boolean startsWithDigit() {
    return file.charAt(0) >= '0' && file.charAt(0) <= '9';
  }

  boolean isSql() {
    return sql;
  }

  /// Whether the name alone says that the file holds one of two sides.
  boolean isOneSide() {
    return oneSide;
  }

  Content.OnDisk content() {
    return new Content.OnDisk(path);
  }

  long size() {
    return size;
  }

  /// The comments before the first statement.
  Head head() {
    try {
      return source().head();
    } catch (IOException e) {
      throw Refusal.unreadable(name, e);
    }
  }

  /// The bytes, for as long as the folder is being read.
  Source source() throws IOException {
    Source known = source;
    if (known == null) {
      known = Source.of(this);
      source = known.isTiny() ? known : null;
    }
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
