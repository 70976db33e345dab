package dev.migratehub.cli.render;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/// What is said when `migr8` itself is wrong.
public final class Bugs {

  private Bugs() {}

  /// The answer for a target; `target` is empty where it was none's turn.
  public static Answer.Bug answer(String target, Throwable bug, Secrets secrets, boolean verbose) {
    return new Answer.Bug(
        target, secrets.hidden(bug.toString()), verbose ? stack(bug, secrets) : List.of());
  }

  private static List<String> stack(Throwable bug, Secrets secrets) {
    StringWriter text = new StringWriter();
    bug.printStackTrace(new PrintWriter(text));
    return secrets.hidden(text.toString()).lines().toList();
  }
}
