package dev.migratehub.engine.sql;

/// The statement being read: where its first token begins and its last one ends, so that white
/// space and comments at its end are left out of its text. Distances are from the cursor's mark.
public final class Draft {

  private int from;
  private int commentFrom;
  private int commentTo;

  /// The cursor stands at the first token.
  public void begin(Cursor in) {
    from = in.length();
    commentFrom = from;
    commentTo = from;
  }

  /// Where the first token begins.
  public int from() {
    return from;
  }

  /// A comment that began at `start` ends at the cursor.
  public void comment(Cursor in, int start) {
    commentFrom = trimmed(in, start);
    commentTo = in.length();
  }

  /// The statement whose terminator began at `end`; the cursor stands behind the terminator.
  public Segment.Statement finish(Cursor in, int end) {
    String text = in.text(from, trimmed(in, end));
    Position position = in.positionAt(from);
    return new Segment.Statement(in.take(), position, text);
  }

  private int trimmed(Cursor in, int end) {
    int to = end;
    while (to > from && to > commentTo && Ascii.isSpace(in.at(to - 1))) {
      to--;
    }
    return to == commentTo ? commentFrom : to;
  }
}
