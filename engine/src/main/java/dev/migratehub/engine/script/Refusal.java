package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Location;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.SyntaxException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be wrong with a folder and the files in it, in the words the user sees.
final class Refusal {

  private static final String UNTOUCHED = "no database was touched";

  private Refusal() {}

  static ProblemException folderMissing(Path folder) {
    return new Problem(
            Code.FOLDER_MISSING,
            "there is no folder " + folder + ": " + folder.toAbsolutePath().normalize(),
            UNTOUCHED,
            "set migration.directory, or make the first migration: migr8 create NAME")
        .exception();
  }

  static ProblemException notAFolder(Path folder) {
    return new Problem(
            Code.FOLDER_MISSING,
            folder + " is a file, not the folder of the migrations",
            UNTOUCHED,
            "set migration.directory to the folder that holds the migrations")
        .exception();
  }

  static ProblemException unreadable(String file, IOException cause) {
    return unreadable(file, UNTOUCHED, cause);
  }

  static ProblemException notAFile(String file) {
    return new Problem(
            Code.FILE_UNREADABLE,
            file + " cannot be read: it is a pipe, a socket or a device",
            UNTOUCHED,
            "put a file there, or move it out of the migrations folder")
        .exception();
  }

  /// For a script that may be running.
  static ProblemException brokeOff(String file, IOException cause) {
    return unreadable(file, "nothing further of this script was run", cause);
  }

  private static ProblemException unreadable(String file, String now, IOException cause) {
    String why =
        switch (cause) {
          case NoSuchFileException missing -> "the file is gone";
          default -> FileTrouble.words(cause);
        };
    Problem problem =
        new Problem(
            Code.FILE_UNREADABLE,
            file + " cannot be read: " + why,
            now,
            "let the user that runs migr8 read it: ls -l " + file);
    return new ProblemException(problem, cause);
  }

  static ProblemException escapes(String file, Path root) {
    return new Problem(
            Code.PATH_ESCAPES,
            file + " is a link to something outside " + root,
            UNTOUCHED,
            "put the file itself into the migrations folder")
        .exception();
  }

  static ProblemException notUtf8(Excerpt place, int found, long offset) {
    String file = place.location().file();
    if (offset == 0 && (found == 0xFF || found == 0xFE)) {
      return new Problem(
              Code.SCRIPT_NOT_UTF8,
              file + " is not UTF-8 but UTF-16, as its first bytes say",
              UNTOUCHED,
              "save the file as UTF-8: iconv -f UTF-16 -t UTF-8 " + file)
          .at(Excerpt.of(Location.of(file), "", 0))
          .exception();
    }
    String what = found == 0 ? "holds a zero byte" : "is not UTF-8: byte 0x%02X".formatted(found);
    String next =
        found == 0
            ? "take the byte out; where every second one is zero: iconv -f UTF-16LE -t UTF-8 "
            : "save the file as UTF-8: iconv -f ISO-8859-1 -t UTF-8 ";
    return new Problem(
            Code.SCRIPT_NOT_UTF8,
            "%s %s, the %d. of the file".formatted(lineOf(place.location()), what, offset + 1),
            UNTOUCHED,
            next + file,
            Optional.of(place))
        .exception();
  }

  /// A line at the head of a script that cannot be used because of `part`, which it holds.
  static ProblemException directive(String file, Head.Line line, String part, String why) {
    return directive(file, line, part, why, "correct the line, then run: migr8 validate");
  }

  static ProblemException directive(
      String file, Head.Line line, String part, String why, String next) {
    int at = Math.max(0, line.text().indexOf(part));
    int column = line.text().codePointCount(0, at) + 1;
    Location location = new Location(file, line.number(), column);
    return new Problem(
            Code.DIRECTIVE_INVALID,
            lineOf(location) + ": " + why,
            UNTOUCHED,
            next,
            Optional.of(Excerpt.of(location, line.text(), column)))
        .exception();
  }

  static ProblemException markerMissing(String file, String marker) {
    return new Problem(
            Code.DIRECTIVE_INVALID,
            file + " has no line " + marker,
            UNTOUCHED,
            "write " + marker + " above its first statement")
        .exception();
  }

  static ProblemException unknown(String word, Path folder) {
    return new Problem(
            Code.VERSION_UNKNOWN,
            "no versioned migration in " + folder + " is called " + word,
            UNTOUCHED,
            "see the migrations: migr8 status")
        .exception();
  }

  static ProblemException several(String word, List<Member> meant) {
    return new Problem(
            Code.VERSION_DUPLICATE,
            "%s means %s"
                .formatted(
                    word, meant.stream().map(Member::file).collect(Collectors.joining(" and "))),
            UNTOUCHED,
            "give the name of the file: " + meant.getLast().file())
        .exception();
  }

  static ProblemException setting(String file, String setting, String next) {
    return new Problem(
            Code.DIRECTIVE_INVALID, file + ": " + setting + " is not supported", UNTOUCHED, next)
        .exception();
  }

  static ProblemException unsplittable(Excerpt place, SyntaxException cause) {
    Problem problem =
        new Problem(
            Code.SCRIPT_SYNTAX,
            place.location() + " cannot be split into statements: " + cause.getMessage(),
            "nothing of it from this place on was run",
            "mend the script, then run: migr8 validate",
            Optional.of(place));
    return new ProblemException(problem, cause);
  }

  private static String lineOf(Location location) {
    return location.file() + ":" + location.line();
  }
}
