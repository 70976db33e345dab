package dev.migratehub.cli.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file or a link in a tree of git, by its name below the tree.
record TreeEntry(String mode, String object, String name) {

  /// The files and links in what `git ls-tree -r -z` prints. Hidden ones are left out as they are
  /// in a folder, and so is whatever has a name that could lead out of one.
  static List<TreeEntry> all(String listed) {
    List<TreeEntry> entries = new ArrayList<>();
    for (String line : listed.split("\0", -1)) {
      int tab = line.indexOf('\t');
      String[] words = tab < 0 ? new String[0] : line.substring(0, tab).split(" ", -1);
      if (words.length == 3 && words[1].equals("blob") && isPlain(line.substring(tab + 1))) {
        entries.add(new TreeEntry(words[0], words[2], line.substring(tab + 1)));
      }
    }
    return entries;
  }

  private static boolean isPlain(String name) {
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".") || part.indexOf('\\') >= 0) {
        return false;
      }
    }
    try {
      return !Path.of(name).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// The file that a link in the same tree means.
  Optional<TreeEntry> target(Map<String, TreeEntry> entries, Blobs blobs) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    blobs.copy(object, text);
    try {
      Path link = Path.of("/", name);
      Path target = link.resolveSibling(text.toString(StandardCharsets.UTF_8)).normalize();
      TreeEntry found = entries.get(target.toString().substring(1));
      return Optional.ofNullable(found).filter(it -> !it.mode().equals(mode));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
