package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads whole scripts that are known to be small, and makes scripts of kept texts.
public final class ScriptTexts {

  private ScriptTexts() {}

  /// The bytes of a script, its sections joined.
  ///
  /// @throws ProblemException when the file cannot be read
  public static byte[] bytes(Script script) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (Script.Section section : script.sections()) {
        try (InputStream in = script.content().open()) {
          in.skipNBytes(section.span().from());
          out.write(in.readNBytes((int) section.span().length()));
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      Problem problem =
          new Problem(
              Code.FILE_UNREADABLE,
              script.file() + " cannot be read: " + e.getMessage(),
              "nothing of this script was kept",
              "check the file, then run the same command again");
      throw new ProblemException(problem, e);
    }
  }

  /// The bytes of a script as they are kept apart from its file: when that says how the script runs
  /// and the bytes do not, they begin with a line that does.
  ///
  /// @throws ProblemException when the file cannot be read
  public static byte[] toKeep(Script script) {
    byte[] bytes = bytes(script);
    TransactionMode mode = script.directives().transaction();
    if (kept(script.file(), bytes).directives().transaction() == mode) {
      return bytes;
    }
    byte[] line =
        ("-- migr8: transaction=" + mode.name().toLowerCase(Locale.ROOT) + "\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(line, line.length + bytes.length);
    System.arraycopy(bytes, 0, both, line.length, bytes.length);
    return both;
  }

  /// A script of a text that was kept somewhere else than in a file, with the directives at its
  /// head.
  ///
  /// @throws ProblemException when a directive cannot be used
  public static Script kept(String name, byte[] bytes) {
    return kept(name, bytes, TransactionMode.AUTO);
  }

  /// The same for a text that goes with a word about its transaction, which a directive at its head
  /// overrules.
  ///
  /// @throws ProblemException when a directive cannot be used
  public static Script kept(String name, byte[] bytes, TransactionMode mode) {
    Checksum.Accumulator accumulator = new Checksum.Accumulator();
    accumulator.add(bytes, 0, bytes.length);
    Content content = new Content.Kept(bytes);
    Script.Section whole = new Script.Section(new Span(0, bytes.length), 1);
    return new Script(
        name,
        content,
        List.of(whole),
        DirectiveLines.read(name, comments(content), mode),
        accumulator.checksum(),
        bytes.length);
  }

  private static List<Head.Line> comments(Content content) {
    try {
      return Head.read(content, 0, 1).comments();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
  }
}
