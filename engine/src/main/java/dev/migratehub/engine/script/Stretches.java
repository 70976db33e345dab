package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Span;
import java.util.ArrayList;
import java.util.List;

/// The stretches of a file that belong to one script, in their order; what lies between them counts
/// as white space.
final class Stretches {

  private static final int LONGEST = 1000;

  private final long begin;
  private final long beginLine;
  private final List<Span> spans = new ArrayList<>();
  private final List<Content.Edit> ends = new ArrayList<>();
  private long firstLine;

  /// None yet; were there none, the script would be an empty one at this place.
  Stretches(long begin, long beginLine) {
    this.begin = begin;
    this.beginLine = beginLine;
  }

  void add(Span span, long line) {
    if (spans.isEmpty()) {
      firstLine = line;
    }
    boolean touches = !spans.isEmpty() && spans.getLast().to() == span.from();
    Span longer = touches ? new Span(spans.removeLast().from(), span.to()) : span;
    spans.add(longer);
  }

  /// Looks for the text that ends a statement at the end of the current line, of which `text` is
  /// what begins at the place `start`.
  void end(EndDelimiter delimiter, String text, long start, Lines lines, String file) {
    if (lines.end() - lines.start() > LONGEST) {
      throw Refusal.directive(
          file,
          new Head.Line(lines.number(), lines.text()),
          "",
          "this line is too long to look for %s at its end".formatted(delimiter.text()),
          "break the line in two, then run: migr8 validate");
    }
    delimiter.at(text, start).ifPresent(ends::add);
  }

  /// From the first stretch to the last.
  Script.Section section() {
    return spans.isEmpty()
        ? nothing()
        : new Script.Section(new Span(spans.getFirst().from(), spans.getLast().to()), firstLine);
  }

  /// A section that holds nothing.
  Script.Section nothing() {
    return new Script.Section(new Span(begin, begin), beginLine);
  }

  /// What of the section counts as something else, in the order of the places.
  List<Content.Edit> edits() {
    List<Content.Edit> edits = new ArrayList<>(ends);
    for (int i = 1; i < spans.size(); i++) {
      edits.add(Content.Edit.blank(spans.get(i - 1).to(), spans.get(i).from()));
    }
    edits.sort((one, other) -> Long.compare(one.span().from(), other.span().from()));
    return edits;
  }
}
