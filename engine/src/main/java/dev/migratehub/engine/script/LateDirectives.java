package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.sql.Position;
import dev.migratehub.engine.sql.Segment;
import dev.migratehub.engine.sql.Syntax;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Refuses directives of ours below the head of a script, where they have no effect. What stands
/// inside a statement - in a text, in the body of a function, in rows - is the statement's own.
///
/// @param matter whether somebody wants to know
/// @param syntax splits scripts; empty where the dialect is not known, so that every line that
///   looks like a directive is taken for one
record LateDirectives(boolean matter, Optional<Supplier<Syntax>> syntax) {

  /// For scripts that are looked at and not run.
  static final LateDirectives TOLERATED = new LateDirectives(false, Optional.empty());

  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");
  private static final Pattern DIRECTIVE =
      Pattern.compile("--[ \\t]*migr8[ \\t]*:", Pattern.CASE_INSENSITIVE);

  /// @param head the comments at the head of the script
  /// @throws ProblemException for the first one
  void refuse(Source source, Scan scan, List<Head.Line> head, Script script) throws IOException {
    Set<Long> late = new TreeSet<>(scan.directives());
    head.forEach(comment -> late.remove(comment.number()));
    if (late.isEmpty() || !matter) {
      return;
    }
    withoutStatements(late, script);
    for (long number : late) {
      throw Refusal.directive(
          source.file(),
          source.line(number),
          "migr8",
          "a directive has no effect here; it stands at the head of a script, before its first"
              + " statement",
          "move the line to the head of the script, then run: migr8 validate");
    }
  }

  /// A script that cannot be split is refused later, and better.
  private void withoutStatements(Set<Long> lines, Script script) throws IOException {
    if (syntax.isEmpty()) {
      return;
    }
    try (ScriptReader reader = new ScriptReader(script, syntax.get())) {
      for (Optional<Segment> next = reader.next(); next.isPresent(); next = reader.next()) {
        switch (next.get()) {
          case Segment.Statement it -> remove(lines, it.position(), it.text());
          case Segment.Copy it -> removeRows(lines, it, reader);
          case Segment.Data any -> {}
          case Segment.ClientCommand any -> {}
          case Segment.Blank any -> {}
        }
      }
    } catch (ProblemException e) {
      if (e.problem().code() != Code.SCRIPT_SYNTAX) {
        throw e;
      }
      lines.clear();
    }
  }

  private static void remove(Set<Long> lines, Position from, String text) {
    if (DIRECTIVE.matcher(text).find()) {
      String[] parts = LINE_END.split(text, -1);
      for (int i = 0; i < parts.length; i++) {
        if (DIRECTIVE.matcher(parts[i]).find()) {
          lines.remove(from.line() + i);
        }
      }
    }
  }

  /// Rows begin on the line behind their `COPY`.
  private static void removeRows(Set<Long> lines, Segment.Copy copy, ScriptReader reader)
      throws IOException {
    remove(lines, copy.position(), copy.text());
    long first = copy.position().line() + LINE_END.split(copy.text(), -1).length;
    long behind = first + lineEnds(reader.rows());
    lines.removeIf(line -> line >= first && line < behind);
  }

  private static long lineEnds(InputStream rows) throws IOException {
    byte[] buffer = new byte[1 << 13];
    long ends = 0;
    boolean afterReturn = false;
    for (int read = rows.read(buffer); read > 0; read = rows.read(buffer)) {
      for (int i = 0; i < read; i++) {
        boolean pair = buffer[i] == '\n' && afterReturn;
        afterReturn = buffer[i] == '\r';
        ends += (buffer[i] == '\n' && !pair) || afterReturn ? 1 : 0;
      }
    }
    return ends;
  }
}
