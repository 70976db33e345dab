package dev.migratehub.cli.git;

import dev.migratehub.engine.script.Branch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A migrations folder as git has it where two branches parted and in the other branch, copied to
/// folders that are removed in the end.
public final class Trees implements AutoCloseable {

  private static final String LINK = "120000";
  private static final int ATTEMPTS = 50;
  private static final long PAUSE_MS = 10;

  private final Git git;
  private final Path here;
  private final Path copies;
  private final Path base;
  private final Path there;
  private final Map<String, Path> written = new HashMap<>();
  private final Thread hook = new Thread(this::end, "remove-copies");
  private volatile boolean ending;

  /// @param moved whether the other branch has another folder than the place where both parted
  private Trees(Git git, Path here, Path copies, boolean moved) {
    this.git = git;
    this.here = here;
    this.copies = copies;
    this.base = copies.resolve("base");
    this.there = moved ? copies.resolve("there") : base;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Copies both.
  ///
  /// @param here the folder in the work tree, which must exist
  /// @param path where programs are looked for: the variable `PATH`
  /// @param ref what the user calls the other branch
  /// @throws dev.migratehub.engine.problem.ProblemException when git does not give them
  public static Trees of(Path here, String path, String ref) {
    if (ref.isEmpty() || ref.startsWith("-")) {
      throw GitRefusal.notARef(ref);
    }
    Git git = new Git(Programs.git(path), here);
    Commits commits = Commits.of(git, ref);
    try {
      Trees trees = new Trees(git, here, Files.createTempDirectory("migr8-"), commits.moved());
      try {
        trees.copy(commits.base(), trees.base);
        trees.copy(commits.there(), trees.there);
        trees.refuseGone(ref);
        return trees;
      } catch (IOException | RuntimeException e) {
        trees.close();
        throw e;
      }
    } catch (IOException e) {
      throw GitRefusal.notCopied(e);
    }
  }

  /// The folder at the three places.
  public Branch.Folders folders() {
    return new Branch.Folders(base, there, here);
  }

  private void refuseGone(String ref) {
    if (Files.exists(base) && !Files.exists(there)) {
      throw GitRefusal.folderGone(here, ref);
    }
  }

  /// A folder that a commit does not have is not made, and one that both have not twice.
  private void copy(Optional<String> tree, Path target) throws IOException {
    if (tree.isEmpty() || Files.exists(target)) {
      return;
    }
    Files.createDirectories(target);
    Map<String, TreeEntry> entries = new LinkedHashMap<>();
    Git.Answer listed = git.ask("ls-tree", "-r", "-z", "--full-tree", tree.get());
    if (listed.status() != 0) {
      throw GitRefusal.failed(listed.err());
    }
    TreeEntry.all(listed.out()).forEach(entry -> entries.put(entry.name(), entry));
    Set<Path> folders = new HashSet<>();
    try (Blobs blobs = new Blobs(git)) {
      for (TreeEntry entry : entries.values()) {
        Optional<TreeEntry> file =
            entry.mode().equals(LINK) ? entry.target(entries, blobs) : Optional.of(entry);
        Path path = target.resolve(entry.name()).normalize();
        if (file.isPresent() && path.startsWith(target)) {
          if (folders.add(path.getParent())) {
            Files.createDirectories(path.getParent());
          }
          copy(blobs, file.get().object(), path);
        }
      }
    }
  }

  /// What both commits have is written once.
  private void copy(Blobs blobs, String object, Path path) throws IOException {
    if (ending) {
      throw new InterruptedIOException("interrupted");
    }
    Path known = written.putIfAbsent(object, path);
    if (known != null) {
      again(known, path);
      return;
    }
    try (OutputStream out = Files.newOutputStream(path)) {
      blobs.copy(object, out);
    }
  }

  private static void again(Path known, Path path) throws IOException {
    try {
      Files.createLink(path, known);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(known, path);
    }
  }

  /// The hook stays until nothing is left, for the process may end meanwhile.
  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends, and the hook looks after what is left.
    }
  }

  /// The process ends in the middle of a copy, which notices it before the next file.
  private void end() {
    ending = true;
    for (int attempt = 0; Files.exists(copies) && attempt < ATTEMPTS; attempt++) {
      remove();
      try {
        Thread.sleep(PAUSE_MS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void remove() {
    try {
      Files.walkFileTree(copies, new Removal());
    } catch (IOException e) {
      // What is left lies among the temporary files of the system, which it clears.
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
