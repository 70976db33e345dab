package dev.migratehub.cli.render;

import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Location;
import dev.migratehub.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A problem in three parts, with its place in a file.
final class ProblemText {

  private static final String REPORT = "please report this with the lines below";
  private static final String AGAIN =
      "see what the database has: migr8 status; then please report this, with the output of -v";

  private ProblemText() {}

  static List<String> lines(Problem problem, String target, Style style) {
    List<String> lines = new ArrayList<>();
    String where = target.isEmpty() ? "" : target + ": ";
    lines.add(style.bad(problem.code().id()) + "  " + where + style.strong(problem.what()));
    // A whole file is named in the sentence already.
    Optional<Excerpt> found = problem.excerpt().filter(it -> it.location().line() > 0);
    if (problem.details().isEmpty()) {
      found.ifPresent(excerpt -> lines.addAll(place(excerpt, style)));
    } else {
      found.map(Excerpt::location).ifPresent(it -> lines.add(location(it, style)));
      problem
          .details()
          .forEach(line -> lines.add("        " + Visible.text(line.replace('\t', ' '))));
    }
    lines.add("  " + style.faint("now") + "   " + problem.now());
    lines.add("  " + style.faint("do") + "    " + problem.next());
    return lines;
  }

  static List<String> lines(Answer.Bug bug, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(style.bad("bug") + "     " + style.strong("migr8 itself failed: " + bug.what()));
    lines.add("  " + style.faint("now") + "   what was reported as done is done");
    lines.add("  " + style.faint("do") + "    " + (bug.stack().isEmpty() ? AGAIN : REPORT));
    bug.stack().forEach(line -> lines.add("        " + line));
    return lines;
  }

  private static List<String> place(Excerpt excerpt, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(location(excerpt.location(), style));
    if (!excerpt.line().isBlank()) {
      String line = excerpt.line().replace('\t', ' ');
      lines.add("        " + Visible.text(line));
      if (excerpt.caret() > 0) {
        lines.add("        " + " ".repeat(columnsBefore(line, excerpt.caret())) + style.bad("^"));
      }
    }
    return lines;
  }

  private static String location(Location location, Style style) {
    return "        " + style.faint(Visible.text(location.toString()));
  }

  private static int columnsBefore(String line, int caret) {
    int signs = Math.min(caret - 1, line.codePointCount(0, line.length()));
    String before = Visible.text(line.substring(0, line.offsetByCodePoints(0, signs)));
    return before.codePointCount(0, before.length()) + caret - 1 - signs;
  }
}
