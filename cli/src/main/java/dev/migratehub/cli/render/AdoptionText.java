package dev.migratehub.cli.render;

import dev.migratehub.engine.adopt.Adopted;
import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.adopt.Proof;
import dev.migratehub.engine.script.Migration;
import java.util.ArrayList;
import java.util.List;

/// Another tool's history, and what becomes of it, as lines of text.
final class AdoptionText {

  private AdoptionText() {}

  static List<String> lines(Answer.Adopting it, int width, Style style) {
    Adoption adoption = it.adoption();
    List<String> lines = new ArrayList<>();
    lines.add(
        "found the history of %s in %s (%s)"
            .formatted(
                adoption.tool().title(), adoption.table(), Words.count(adoption.rows(), "row")));
    if (it.address().isEmpty() && !adoption.adopted().isEmpty()) {
      lines.add("");
      lines.addAll(table(adoption, width, style));
      lines.add("");
    }
    adoption.notes().forEach(note -> lines.add(style.notable("note") + "  " + note));
    lines.add(summary(it));
    if (adoption.refusal().isEmpty()) {
      lines.add(next(adoption));
    }
    return lines;
  }

  private static List<String> table(Adoption adoption, int width, Style style) {
    Table table = Table.needing(4, "version", "name", "state", "file", "applied at (UTC)", "by");
    for (Adopted adopted : adoption.adopted()) {
      table.add(
          adopted.entry().id().text(),
          adopted.entry().name(),
          adopted.entry().state().text(),
          proof(adopted.proof()),
          adopted.entry().appliedAt().map(Words::time).orElse(""),
          adopted.entry().appliedBy());
    }
    List<String> lines = new ArrayList<>(table.lines(width));
    lines.set(0, style.faint(lines.getFirst()));
    return lines;
  }

  static String proof(Proof proof) {
    return switch (proof) {
      case Proof.Same any -> "as applied";
      case Proof.Unchecked unchecked -> "not checked: " + unchecked.why();
      case Proof.Differs any -> "differs from what was applied";
      case Proof.Rerun any -> "changed, runs again";
      case Proof.NoFile any -> "missing";
    };
  }

  private static String summary(Answer.Adopting it) {
    Adoption adoption = it.adoption();
    String count = Words.count(adoption.adopted().size(), "migration");
    if (adoption.already()) {
      return "nothing to do: migr8 has adopted all of it";
    }
    if (it.address().isEmpty()) {
      return adoption.refusal().isEmpty()
          ? count + " would be adopted; nothing was changed"
          : "not to be adopted as things stand: " + count;
    }
    return "%s of %s adopted on %s".formatted(count, adoption.tool().title(), it.address());
  }

  private static String next(Adoption adoption) {
    List<Migration> pending = adoption.pending();
    if (adoption.already() || pending.isEmpty()) {
      return "see where everything stands: migr8 status";
    }
    String more = pending.size() == 1 ? "" : " (" + pending.size() + " pending)";
    return "go on with " + pending.getFirst().label() + more + ": migr8 up";
  }
}
