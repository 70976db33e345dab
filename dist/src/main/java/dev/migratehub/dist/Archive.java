package dev.migratehub.dist;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One file that holds a folder: names in order, owned by nobody in particular, at a fixed time.
final class Archive {

  private Archive() {}

  /// Packs a folder under its own name.
  static void pack(Path folder, Path archive) {
    Path bare = archive.resolveSibling(archive.getFileName() + ".tar");
    Tools.run(
        Trees.parent(folder),
        Map.of("LC_ALL", "C"),
        "tar",
        "--create",
        "--file",
        bare,
        "--sort=name",
        "--format=gnu",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--mtime=@" + Build.AT.getEpochSecond(),
        folder.getFileName());
    Tools.run(Trees.parent(bare), Map.of(), "gzip", "-n", "-f", "-6", bare.getFileName());
    Path packed = bare.resolveSibling(bare.getFileName() + ".gz");
    Trees.copy(packed, Trees.absent(archive));
    Trees.delete(packed);
  }

  /// Writes the checksums of files, in the form that `sha256sum --check` reads.
  static void sums(List<Path> files, Path to) {
    StringBuilder sums = new StringBuilder();
    for (Path file : files) {
      sums.append(Trees.sha256(Trees.bytes(file))).append("  ");
      sums.append(file.getFileName()).append('\n');
    }
    Trees.write(to, sums.toString());
  }
}
