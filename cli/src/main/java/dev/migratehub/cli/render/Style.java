package dev.migratehub.cli.render;

/// Colours of a terminal, or none.
public record Style(boolean on) {

  private static final String END = "\u001b[0m";

  String good(String text) {
    return wrapped("\u001b[32m", text);
  }

  String bad(String text) {
    return wrapped("\u001b[31m", text);
  }

  String notable(String text) {
    return wrapped("\u001b[33m", text);
  }

  String faint(String text) {
    return wrapped("\u001b[2m", text);
  }

  String strong(String text) {
    return wrapped("\u001b[1m", text);
  }

  private String wrapped(String begin, String text) {
    return on && !text.isEmpty() ? begin + text + END : text;
  }
}
