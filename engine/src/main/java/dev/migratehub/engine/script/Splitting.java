package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.sql.Span;
import java.util.ArrayList;
import java.util.List;

/// Collects the sections of a file that holds both sides while its lines go by.
final class Splitting {

  private final String file;
  private final String firstMarker;
  private final List<Script.Section> up = new ArrayList<>();
  private final List<Script.Section> down = new ArrayList<>();
  private TransactionMode upMode = TransactionMode.AUTO;
  private TransactionMode downMode = TransactionMode.AUTO;
  private boolean started;
  private boolean inUp;
  private boolean inComment;
  private long preamble;
  private long from;
  private long firstLine;

  /// Splits a file that must begin with `firstMarker`, comments apart.
  Splitting(String file, String firstMarker) {
    this.file = file;
    this.firstMarker = firstMarker;
  }

  /// Takes a line that is no marker.
  void line(String text, Lines lines) {
    String line = text.strip();
    if (!started && !line.isEmpty() && !line.startsWith("--") && !isBlockComment(line)) {
      throw refusal(lines, "a statement stands before " + firstMarker);
    }
  }

  /// A side begins behind this line.
  void begin(boolean isUp, Lines lines) {
    if (!started && !isUp) {
      throw refusal(lines, "the first marker must be " + firstMarker);
    }
    if (started && !isUp && !inUp) {
      throw refusal(lines, "two ways down follow each other without a way up between them");
    }
    finish(lines.start());
    preamble = started ? preamble : lines.number() - 1;
    started = true;
    inUp = isUp;
    from = lines.end();
    firstLine = lines.number() + 1;
  }

  /// A side begins behind this line, for the only time.
  void beginOnce(boolean isUp, Lines lines) {
    if (isUp && started) {
      throw refusal(lines, firstMarker + " stands here for the second time");
    }
    begin(isUp, lines);
  }

  /// A marker says how one side runs.
  void transaction(boolean ofUp, TransactionMode mode) {
    if (ofUp) {
      upMode = mode;
    } else {
      downMode = mode;
    }
  }

  /// What was found, after the last line.
  Sides end(Lines lines) {
    if (!started) {
      throw Refusal.markerMissing(file, firstMarker);
    }
    finish(lines.end());
    return new Sides(new Sides.Half(up, upMode), new Sides.Half(down, downMode), preamble);
  }

  private void finish(long to) {
    if (started) {
      (inUp ? up : down).add(new Script.Section(new Span(from, to), firstLine));
    }
  }

  private boolean isBlockComment(String line) {
    boolean comment = inComment || line.startsWith("/*");
    inComment = comment && !line.endsWith("*/");
    return comment;
  }

  private RuntimeException refusal(Lines lines, String why) {
    return Refusal.directive(file, new Head.Line(lines.number(), lines.text()), "--", why);
  }
}
