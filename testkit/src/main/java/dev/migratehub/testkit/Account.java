package dev.migratehub.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Who runs a server that refuses to be run by root, as PostgreSQL does.
enum Account {
  /// The user of this JVM, who is not root.
  OURSELVES(List.of()),
  /// Root inside a user namespace without a mapping: the server sees another user, while the files
  /// stay root's.
  NAMESPACE(List.of("unshare", "--user")),
  /// Where namespaces are forbidden, the user nobody, to whom the files have to be given.
  NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

  private static final Account CURRENT = find();

  private final List<String> prefix;

  Account(List<String> prefix) {
    this.prefix = prefix;
  }

  static Account current() {
    return CURRENT;
  }

  /// What stands in front of the command.
  List<String> prefix() {
    return prefix;
  }

  /// A folder that this account can reach and need not own.
  Path reachable(Path folder) {
    return this == NOBODY
        ? Path.of(System.getProperty("java.io.tmpdir"), "migrate-hub-root").resolve(strip(folder))
        : folder;
  }

  /// Makes the folder the account's own.
  void own(Path folder) {
    if (this == NOBODY && !Commands.succeeds("chown", "-R", "65534:65534", folder.toString())) {
      throw new IllegalStateException("cannot give " + folder + " to the user nobody");
    }
  }

  private static Path strip(Path folder) {
    Path absolute = folder.toAbsolutePath();
    return absolute.getRoot().relativize(absolute);
  }

  private static Account find() {
    if (!isRoot()) {
      return OURSELVES;
    }
    return Commands.succeeds("unshare", "--user", "true") ? NAMESPACE : NOBODY;
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name")) && Files.isDirectory(Path.of("/proc"));
  }
}
