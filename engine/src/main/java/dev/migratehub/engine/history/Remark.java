package dev.migratehub.engine.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the column `error` says of a script that has not ended well, so that people and we can read
/// it.
///
/// @param down whether it is the down script
/// @param sent the number of a statement that was sent by itself and whose end is not noted; 0 for
///   none. It may have taken effect.
/// @param words the error; empty for none
public record Remark(boolean down, long sent, String words) {

  private static final String DOWN = "down: ";
  private static final String RUNNING = "running";
  private static final Pattern SENT =
      Pattern.compile("statement (\\d+) was sent, its end is not noted(?:: )?");

  /// An up script of which nothing is to be said.
  public static final Remark NONE = new Remark(false, 0, "");

  /// Reads what [#text()] wrote.
  public static Remark of(String text) {
    boolean down = text.startsWith(DOWN);
    String rest = down ? text.substring(DOWN.length()) : text;
    Matcher sent = SENT.matcher(rest);
    if (sent.lookingAt()) {
      return new Remark(down, Long.parseLong(sent.group(1)), rest.substring(sent.end()));
    }
    return new Remark(down, 0, down && rest.equals(RUNNING) ? "" : rest);
  }

  /// For the column; empty where there is nothing to say.
  public String text() {
    String doubt = sent == 0 ? "" : "statement " + sent + " was sent, its end is not noted";
    String rest = doubt.isEmpty() || words.isEmpty() ? doubt + words : doubt + ": " + words;
    return down ? DOWN + (rest.isEmpty() ? RUNNING : rest) : rest;
  }

  /// Whether a statement may have taken effect without being counted.
  public boolean doubtful() {
    return sent > 0;
  }
}
