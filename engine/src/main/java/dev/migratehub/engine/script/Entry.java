package dev.migratehub.engine.script;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file below the migrations folder. Its comments at the head are read when somebody asks, once.
final class Entry {

  private final String name;
  private final Path path;
  private final long size;
  private @Nullable Head head;

  /// A file under its name relative to the folder, with `/` between the parts; `path` is where its
  /// bytes really are.
  Entry(String name, Path path, long size) {
    this.name = name;
    this.path = path;
    this.size = size;
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

  /// The part behind the last `/`.
  String file() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  boolean onTop() {
    return name.indexOf('/') < 0;
  }

  boolean isSql() {
    return name.toLowerCase(Locale.ROOT).endsWith(".sql");
  }

  Content.OnDisk content() {
    return new Content.OnDisk(path);
  }

  long size() {
    return size;
  }

  /// The comments before the first statement.
  Head head() {
    Head known = head;
    if (known == null) {
      try {
        known = Head.read(content(), 0, 1);
      } catch (IOException e) {
        throw Refusal.unreadable(name, e);
      }
      head = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
