package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Strides;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// Finds the lines in which `-- migr8:` stands first or behind a `;`, byte by byte while a script
/// goes by, whatever that stands in.
final class DirectiveSearch {

  private static final byte[] NAME = "migr8".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST = 2_000;

  /// What the line holds so far.
  private enum Part {
    BLANKS,
    DASH,
    BEFORE_NAME,
    NAME,
    BEHIND_NAME,
    OTHER
  }

  private final Set<Long> lines = new LinkedHashSet<>();
  private long line;
  private Part part = Part.BLANKS;
  private int matched;
  private boolean afterReturn;

  /// The next byte is the first one of this line.
  void begin(long firstLine) {
    line = firstLine;
    part = Part.BLANKS;
    afterReturn = false;
  }

  void add(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int i = behindOthers(bytes, offset, end); i < end; i++) {
      byte b = bytes[i];
      if (b == '\n' || b == '\r') {
        line += b == '\n' && afterReturn ? 0 : 1;
        part = Part.BLANKS;
      } else if (b == ';') {
        part = Part.BLANKS;
      } else if (part != Part.OTHER) {
        part = after(b);
      }
      afterReturn = b == '\r';
    }
  }

  /// Goes to the last line of a long piece that holds none of ours, because no `--` is in it.
  private int behindOthers(byte[] bytes, int from, int to) {
    boolean open = part == Part.BLANKS || part == Part.OTHER;
    if (!open
        || to - from < Strides.WORTH
        || afterReturn
        || Strides.firstDouble('-', bytes, from, to) < to
        || Strides.first('\r', '\r', bytes, from, to) < to) {
      return from;
    }
    int last = to;
    while (last > from && bytes[last - 1] != '\n') {
      last--;
    }
    if (last > from) {
      line += Strides.count('\n', bytes, from, last);
      part = Part.BLANKS;
    }
    return last;
  }

  /// The numbers of the lines found, at most two thousand of them.
  Set<Long> lines() {
    return Collections.unmodifiableSet(lines);
  }

  private Part after(byte b) {
    boolean blank = b == ' ' || b == '\t';
    return switch (part) {
      case BLANKS -> blank || isMark(b) ? Part.BLANKS : b == '-' ? Part.DASH : Part.OTHER;
      case DASH -> b == '-' ? Part.BEFORE_NAME : Part.OTHER;
      case BEFORE_NAME -> blank ? Part.BEFORE_NAME : named(b, 0);
      case NAME -> named(b, matched);
      case BEHIND_NAME -> {
        if (b == ':' && lines.size() < MOST) {
          lines.add(line);
        }
        yield blank ? Part.BEHIND_NAME : Part.OTHER;
      }
      case OTHER -> Part.OTHER;
    };
  }

  private Part named(byte b, int at) {
    matched = at + 1;
    if ((b | 0x20) != NAME[at] && b != NAME[at]) {
      return Part.OTHER;
    }
    return matched == NAME.length ? Part.BEHIND_NAME : Part.NAME;
  }

  /// A byte of a byte order mark.
  private static boolean isMark(byte b) {
    return b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
  }
}
