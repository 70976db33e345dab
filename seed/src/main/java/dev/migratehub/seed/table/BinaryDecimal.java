package dev.migratehub.seed.table;

/// Numbers with or without digits behind a point: how many groups of four digits, the place of the
/// first of them, the sign, the digits behind the point, and the groups.
record BinaryDecimal() implements BinaryValue {

  private static final int LONGEST = 200;
  private static final int HEAD = 12;
  private static final int NEGATIVE = 0x4000;

  @Override
  public boolean put(byte[] text, int from, int to, Bytes out) {
    boolean negative = from < to && text[from] == '-';
    int first = negative ? from + 1 : from;
    int point = behindDigits(text, first, to);
    boolean usual =
        point > first
            && to - first <= LONGEST
            && (point == to
                || (text[point] == '.'
                    && point + 1 < to
                    && behindDigits(text, point + 1, to) == to));
    if (usual) {
      put(text, first, point, to, negative, out);
    }
    return usual;
  }

  private static int behindDigits(byte[] text, int from, int to) {
    int i = from;
    while (i < to && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }

  private static void put(byte[] text, int first, int point, int to, boolean negative, Bytes out) {
    int scale = Math.max(0, to - point - 1);
    int highest = (point - first + 3) / 4 - 1;
    int lowest = -((scale + 3) / 4);
    int head = out.end();
    for (int i = 0; i < HEAD; i += 4) {
      out.putInt(0);
    }
    int end = head + HEAD;
    for (int group = highest; group >= lowest; group--) {
      int value = group(text, first, point, to, group);
      if (value == 0 && out.end() == head + HEAD) {
        highest--;
      } else {
        out.putShort(value);
        end = value == 0 ? end : out.end();
      }
    }
    out.cut(end);
    boolean zero = end == head + HEAD;
    out.setInt(head, end - head - 4);
    out.setShort(head + 4, (end - head - HEAD) / 2);
    out.setShort(head + 6, zero ? 0 : highest);
    out.setShort(head + 8, negative && !zero ? NEGATIVE : 0);
    out.setShort(head + 10, scale);
  }

  /// Four digits: those of group 0 stand before the point, those of group -1 behind it.
  private static int group(byte[] text, int first, int point, int to, int group) {
    int value = 0;
    for (int place = group * 4 + 3; place >= group * 4; place--) {
      int at = place >= 0 ? point - 1 - place : point - place;
      value = value * 10 + (at < first || at >= to ? 0 : text[at] - '0');
    }
    return value;
  }
}
