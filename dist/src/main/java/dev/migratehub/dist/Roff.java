package dev.migratehub.dist;

/// A page in the language of `man`.
final class Roff {

  private final StringBuilder page = new StringBuilder();

  Roff(String title, String version) {
    line(
        ".TH \"%s\" 1 \"\" \"migr8 %s\" \"User Commands\""
            .formatted(title.toUpperCase(java.util.Locale.ROOT), version));
    // No hyphens of its own within options and names.
    line(".nh");
  }

  Roff section(String name) {
    line(".SH " + name);
    return this;
  }

  /// A paragraph.
  Roff text(String text) {
    line(".PP");
    line(escaped(text));
    return this;
  }

  Roff bold(String text) {
    line(".PP");
    line("\\fB" + escaped(text) + "\\fR");
    return this;
  }

  /// A term and what it means.
  Roff item(String term, String text) {
    line(".TP");
    line("\\fB" + escaped(term) + "\\fR");
    line(escaped(text));
    return this;
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  /// A point or an apostrophe at the start of a line would be a command, a bare minus a hyphen.
  private static String escaped(String text) {
    String escaped =
        text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("…", "...");
    return escaped.startsWith(".") ? "\\&" + escaped : escaped;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
