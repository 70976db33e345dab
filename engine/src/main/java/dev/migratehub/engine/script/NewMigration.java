package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of a migration that is about to be made, numbered and laid out like those that are
/// there. Scripts that were made and not yet written do not stand in the way.
///
/// @param folder the migrations folder, which may be missing
/// @param files what to write, the way up first
public record NewMigration(Path folder, List<File> files) {

  private static final String UNTOUCHED = "nothing was written";

  /// A file to write, by its name in the migrations folder.
  public record File(String name, String text) {}

  public NewMigration {
    files = List.copyOf(files);
  }

  /// The next migration of a folder. The name may be any text with a letter or a digit in it.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when there is no name in the text or
  ///   the folder cannot be understood
  public static NewMigration in(Path folder, Optional<Layout> layout, String name, Instant now) {
    Survey survey = Survey.orEmpty(folder, layout);
    String clean = Slug.of(name);
    if (clean.isEmpty()) {
      throw new Problem(
              Code.ARGUMENTS_INVALID,
              "the name \"" + name + "\" holds no letter and no digit",
              UNTOUCHED,
              "say what the migration does: migr8 create add_email_to_users")
          .exception();
    }
    return new NewMigration(folder, survey.convention().next(survey.names(), clean, now));
  }

  /// Writes all files or, when one of them exists or cannot be written, none.
  ///
  /// @return the paths of the files
  public List<Path> write() {
    List<Path> written = new ArrayList<>();
    try {
      for (File file : files) {
        Path path = folder.resolve(file.name());
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, file.text(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        written.add(path);
      }
      return written;
    } catch (FileAlreadyExistsException e) {
      takeBack(written);
      throw exists(e);
    } catch (IOException e) {
      takeBack(written);
      throw notWritable(e);
    }
  }

  private static void takeBack(List<Path> written) {
    for (Path path : written) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        // The first failure is the one to tell; this file is empty but for a comment.
        continue;
      }
    }
  }

  private static RuntimeException exists(FileAlreadyExistsException e) {
    Problem problem =
        new Problem(
            Code.FILE_EXISTS,
            e.getFile() + " exists",
            UNTOUCHED,
            "choose another name, or wait a second where names begin with the time");
    return new ProblemException(problem, e);
  }

  private RuntimeException notWritable(IOException e) {
    Problem problem =
        new Problem(
            Code.FOLDER_NOT_WRITABLE,
            folder + " cannot be written: " + FileTrouble.words(e),
            UNTOUCHED,
            "let the user that runs migr8 write into it, and see that there is room: ls -ld "
                + folder);
    return new ProblemException(problem, e);
  }
}
