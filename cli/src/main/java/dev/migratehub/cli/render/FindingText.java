package dev.migratehub.cli.render;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Findings as lines: how grave, about what, the sentence; and below it what to do.
final class FindingText {

  private static final int TOPIC = 12;

  private FindingText() {}

  static List<String> lines(List<Finding> findings, Style style) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      String word = word(finding.weight());
      lines.add(
          "%s  %s  %s"
              .formatted(
                  colored(finding.weight(), word, style) + " ".repeat(5 - word.length()),
                  padded(finding.topic().text()),
                  Visible.text(finding.what())));
      if (!finding.next().isEmpty()) {
        lines.add(
            "       %s  %s".formatted(style.faint(padded("do")), Visible.text(finding.next())));
      }
    }
    lines.add("");
    lines.add(
        "%d ok, %s, %d wrong"
            .formatted(
                count(findings, Weight.OK),
                Words.count(count(findings, Weight.NOTE), "note"),
                count(findings, Weight.WRONG)));
    return lines;
  }

  static String word(Weight weight) {
    return weight.name().toLowerCase(Locale.ROOT);
  }

  static long count(List<Finding> findings, Weight weight) {
    return findings.stream().filter(it -> it.weight() == weight).count();
  }

  private static String padded(String word) {
    return word + " ".repeat(Math.max(0, TOPIC - word.length()));
  }

  private static String colored(Weight weight, String word, Style style) {
    return switch (weight) {
      case OK -> style.good(word);
      case NOTE -> style.notable(word);
      case WRONG -> style.bad(word);
    };
  }
}
