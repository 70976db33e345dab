package dev.migratehub.cli;

import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.render.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// What is said when `migr8` itself is wrong.
final class Bugs {

  private Bugs() {}

  static Answer.Bug answer(Throwable bug, Secrets secrets, boolean verbose) {
    return new Answer.Bug(
        secrets.hidden(bug.toString()), verbose ? stack(bug, secrets) : List.of());
  }

  private static List<String> stack(Throwable bug, Secrets secrets) {
    StringWriter text = new StringWriter();
    bug.printStackTrace(new PrintWriter(text));
    return secrets.hidden(text.toString()).lines().toList();
  }
}
