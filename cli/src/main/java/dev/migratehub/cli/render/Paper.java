package dev.migratehub.cli.render;

import java.io.PrintStream;
import java.nio.charset.CharsetEncoder;

/// A stream for people to read. What would make the terminal do something is written in letters,
/// and so is what the stream's charset does not have.
///
/// It is not safe for several threads at once.
public final class Paper {

  private static final String CLEAR = "\r\u001b[K";
  private static final char ELLIPSIS = '…';

  private final PrintStream stream;
  private final CharsetEncoder encoder;
  private final boolean symbols;
  private final Style style;
  private final String margin;

  /// @param symbols whether signs beyond ASCII can be read there; names are written all the same
  public Paper(PrintStream stream, boolean symbols, Style style) {
    this(stream, symbols, style, "");
  }

  private Paper(PrintStream stream, boolean symbols, Style style, String margin) {
    this.stream = stream;
    this.encoder = stream.charset().newEncoder();
    this.symbols = symbols && encoder.canEncode(ELLIPSIS);
    this.style = style;
    this.margin = margin;
  }

  /// The same stream for one of several who write at the same time, with a name before each line.
  Paper beside(String name) {
    return new Paper(stream, symbols, style, margin(name));
  }

  static String margin(String name) {
    return name + "  ";
  }

  /// How texts for it are marked.
  Style style() {
    return style;
  }

  /// Writes a line.
  void line(String text) {
    stream.println(readable(margin + text));
    stream.flush();
  }

  /// Writes over the line that was begun.
  void over(String text) {
    stream.print(CLEAR + readable(text));
    stream.flush();
  }

  private String readable(String text) {
    if (text.chars().allMatch(sign -> sign >= ' ' && sign < 0x7f)) {
      return text;
    }
    StringBuilder readable = new StringBuilder();
    text.codePoints().forEach(sign -> readable.append(readable(sign)));
    return readable.toString();
  }

  private String readable(int sign) {
    if (Style.isMark(sign)) {
      return style.code(sign);
    }
    if (sign == ELLIPSIS && !symbols) {
      return "...";
    }
    String text = Character.toString(sign);
    boolean fits = sign == '\t' || (!Visible.hidden(sign) && encoder.canEncode(text));
    return fits ? text : Visible.escaped(sign);
  }
}
