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
import java.util.List;

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

  /// A script of a text that was kept somewhere else than in a file, with the directives at its
  /// head.
  ///
  /// @throws ProblemException when a directive cannot be used
  public static Script kept(String name, byte[] bytes) {
    Checksum.Accumulator accumulator = new Checksum.Accumulator();
    accumulator.add(bytes, 0, bytes.length);
    Content content = new Content.Kept(bytes);
    Script.Section whole = new Script.Section(new Span(0, bytes.length), 1);
    return new Script(
        name,
        content,
        List.of(whole),
        DirectiveLines.read(name, comments(content), TransactionMode.AUTO),
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
