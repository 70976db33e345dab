package dev.migratehub.cli.render;

import dev.migratehub.seed.Sowing;
import java.util.List;

/// Seeds for people to read.
final class SeedText {

  private SeedText() {}

  static List<String> lines(Answer.Seeds answer, Style style) {
    return switch (answer) {
      case Answer.Seeds.Sown it -> List.of(sown(it.sowing(), style));
      case Answer.Seeds.Completed it ->
          List.of(
              "%s, %s into %s in %s"
                  .formatted(
                      Words.count(it.files(), "file"),
                      Words.count(it.rows(), "row"),
                      it.address(),
                      Words.duration(it.took())));
    };
  }

  private static String sown(Sowing sowing, Style style) {
    long rate = sowing.rows() * 1000 / Math.max(1, sowing.took().toMillis());
    String skipped =
        sowing.skipped() == 0 ? "" : ", " + Words.count(sowing.skipped(), "row") + " left out";
    return "%s  %s into %s%s"
        .formatted(
            style.good("seeded"),
            Visible.text(sowing.file()),
            Visible.text(sowing.table()),
            style.faint(
                "  (%s%s, %s/s, %s)"
                    .formatted(
                        Words.count(sowing.rows(), "row"),
                        skipped,
                        rate,
                        Words.duration(sowing.took()))));
  }
}
