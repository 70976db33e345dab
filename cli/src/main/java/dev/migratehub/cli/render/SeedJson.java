package dev.migratehub.cli.render;

import java.util.List;

/// Seeds for machines.
final class SeedJson {

  private SeedJson() {}

  static List<Json> of(Answer.Seeds answer) {
    return switch (answer) {
      case Answer.Seeds.Sown it ->
          List.of(
              AnswerJson.json("seeded", it.target())
                  .put("file", it.sowing().file())
                  .put("table", it.sowing().table())
                  .put("rows", it.sowing().rows())
                  .put("skipped", it.sowing().skipped())
                  .put("duration_ms", it.sowing().took()));
      case Answer.Seeds.Completed it ->
          List.of(
              AnswerJson.json("seeding", it.target())
                  .put("address", it.address())
                  .put("files", it.files())
                  .put("rows", it.rows())
                  .put("duration_ms", it.took()));
    };
  }
}
