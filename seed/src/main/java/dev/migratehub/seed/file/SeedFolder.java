package dev.migratehub.seed.file;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of the seeds. An environment is a sub-folder, whose files come after the others.
public record SeedFolder(Path path) {

  private static final String UNTOUCHED = "no database was touched";
  private static final Pattern CSV =
      Pattern.compile("(?:\\d+[_-])?(.+)\\.csv(?:\\.gz|\\.zst)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern YAML = Pattern.compile(".+\\.ya?ml", Pattern.CASE_INSENSITIVE);

  /// Every file in the order of names, those of the environment last.
  ///
  /// @throws ProblemException when a folder is not there or holds no seeds
  public List<SeedFile> files(Optional<String> environment) {
    List<SeedFile> files = new ArrayList<>(files(path));
    environment.ifPresent(name -> files.addAll(files(inside(name))));
    if (files.isEmpty()) {
      throw missing("there are no seeds in " + path).exception();
    }
    return files;
  }

  /// The one file that a user names.
  ///
  /// @throws ProblemException when there is none, or the name leads out of the folder
  public SeedFile file(String name) {
    Path file = inside(name);
    if (!Files.isRegularFile(file)) {
      throw missing(name + " is not in " + path).exception();
    }
    return read(file)
        .orElseThrow(() -> missing(name + " is neither CSV nor YAML by its name").exception());
  }

  /// A place in this folder that a user names; nothing need be there.
  ///
  /// @throws ProblemException when the name leads out of the folder
  public Path inside(String name) {
    try {
      Path root = path.toAbsolutePath().normalize();
      Path typed = Path.of(name);
      Path within = path.resolve(typed).normalize();
      boolean known = Files.exists(within) || !typed.toAbsolutePath().normalize().startsWith(root);
      Path file = known ? within : typed;
      Path whole = file.toAbsolutePath().normalize();
      boolean stays =
          whole.startsWith(root)
              && !whole.equals(root)
              && (!Files.exists(whole) || whole.toRealPath().startsWith(path.toRealPath()));
      if (!stays) {
        throw outside(name).exception();
      }
      return file;
    } catch (InvalidPathException | IOException e) {
      throw new ProblemException(outside(name), e);
    }
  }

  private List<SeedFile> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw missing("the folder " + folder + " is not there").exception();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      Problem problem =
          new Problem(
              Code.FILE_UNREADABLE,
              "the folder %s cannot be read: %s".formatted(folder, FileTrouble.words(e)),
              UNTOUCHED,
              "let the user that runs migr8 read it: ls -ld " + folder);
      throw new ProblemException(problem, e);
    }
  }

  private static Optional<SeedFile> read(Path file) {
    String name = file.getFileName().toString();
    Matcher csv = CSV.matcher(name);
    if (csv.matches()) {
      return Optional.of(
          new SeedFile(
              file,
              file.toString(),
              SeedFile.Form.CSV,
              csv.group(1),
              false,
              Mode.INSERT,
              List.of()));
    }
    return YAML.matcher(name).matches() ? Optional.of(YamlHead.read(file)) : Optional.empty();
  }

  private Problem missing(String what) {
    return new Problem(
        Code.SEEDS_MISSING,
        what,
        UNTOUCHED,
        "write one (migr8 seed generate TABLE), or name another folder: --seed-directory");
  }

  private Problem outside(String name) {
    return new Problem(
        Code.SEED_OUTSIDE,
        name + " leads out of the seeds folder " + path,
        UNTOUCHED,
        "name a file of that folder, or another folder: --seed-directory");
  }
}
