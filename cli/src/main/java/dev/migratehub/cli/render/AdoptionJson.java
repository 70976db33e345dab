package dev.migratehub.cli.render;

import dev.migratehub.engine.adopt.Adopted;
import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.Proof;
import java.util.ArrayList;
import java.util.List;

/// Another tool's history, and what becomes of it, as JSON; `docs/reference/json.md` describes the
/// fields.
final class AdoptionJson {

  private AdoptionJson() {}

  static List<Json> of(Answer.Adopting it) {
    Adoption adoption = it.adoption();
    List<Json> lines = new ArrayList<>();
    adoption.adopted().forEach(adopted -> lines.add(line(it.target(), adopted)));
    lines.add(
        new Json()
            .put("event", "adoption")
            .put("target", it.target())
            .put("tool", adoption.tool().id())
            .put("table", adoption.table())
            .put("rows", adoption.rows())
            .put("written", !it.address().isEmpty() && !adoption.already())
            .put("already", adoption.already())
            .put("migrations", adoption.adopted().size())
            .put("pending", adoption.pending().size())
            .texts("notes", adoption.notes()));
    return lines;
  }

  private static Json line(String target, Adopted adopted) {
    Json json =
        new Json()
            .put("event", "adopted")
            .put("target", target)
            .put("version", adopted.entry().id().text())
            .put("name", adopted.entry().name())
            .put("state", adopted.entry().state().text())
            .put("file", adopted.migration().map(migration -> migration.up().file()));
    return json.time("applied_at", adopted.entry().appliedAt())
        .put("duration_ms", adopted.entry().duration())
        .put("by", adopted.entry().appliedBy())
        .put("proof", proof(adopted.proof()))
        .put("why", why(adopted.proof()));
  }

  private static String proof(Proof proof) {
    return switch (proof) {
      case Proof.Same any -> "same";
      case Proof.Unchecked any -> "unchecked";
      case Proof.Differs any -> "differs";
      case Proof.Rerun any -> "rerun";
      case Proof.NoFile any -> "missing";
    };
  }

  private static String why(Proof proof) {
    return proof instanceof Proof.Differs it
        ? "applied " + it.theirs() + ", now " + it.ours()
        : AdoptionText.proof(proof);
  }
}
