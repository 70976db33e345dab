package dev.migratehub.cli.render;

import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Halt;
import dev.migratehub.engine.plan.StatusLine;
import dev.migratehub.engine.plan.StatusLine.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command has to tell, as lines of text.
final class AnswerText {

  private final Screen screen;
  private final Style style;

  AnswerText(Screen screen) {
    this.screen = screen;
    this.style = screen.style();
  }

  List<String> lines(Answer answer) {
    return switch (answer) {
      case Answer.Standings it -> standings(it);
      case Answer.Past it -> past(it);
      case Answer.Intended it -> PlanText.lines(it.plan(), style);
      case Answer.Current it -> List.of(it.version().orElse("none"));
      case Answer.Adopting it -> AdoptionText.lines(it, screen.width().getAsInt(), style);
      case Answer.Text it -> it.text().lines().toList();
      case Answer.OfHub it -> it.text().lines().toList();
      case Answer.Written it -> it.files().stream().map(file -> "wrote " + file).toList();
      case Answer.Renumbered it -> renumbered(it);
      case Answer.Examined it -> FindingText.lines(it.findings(), style);
      case Answer.Emptied it -> List.of(emptied(it));
      case Answer.Reached it -> List.of(reached(it));
      case Answer.Configured it -> ConfigText.lines(it, style, screen.width().getAsInt());
      case Answer.Tally it -> tally(it);
      case Answer.Turned any -> List.of();
      case Answer.Verdict any -> List.of();
      case Answer.Checked any -> List.of();
      case Answer.Failed any -> List.of();
      case Answer.Bug any -> List.of();
      case Answer.Noted any -> List.of();
      case Answer.Warned any -> List.of();
    };
  }

  private List<String> standings(Answer.Standings it) {
    if (it.status().lines().isEmpty()) {
      return List.of("no migrations, neither in the folder nor in the database");
    }
    Table table = Table.needing(3, "version", "name", "state", "applied at (UTC)", "took", "by");
    it.status().lines().forEach(line -> table.add(row(line)));
    List<String> lines = colored(it.status().lines(), table.lines(screen.width().getAsInt()));
    lines.add("");
    it.status().halts().forEach(halt -> lines.addAll(halt(halt)));
    lines.add(StatusWords.summary(it.status()));
    return lines;
  }

  private List<String> halt(Halt halt) {
    return List.of(
        style.bad(halt.sentence()),
        "  " + style.faint("now") + "   " + halt.now(),
        "  " + style.faint("do") + "    " + halt.next(),
        "");
  }

  private static String[] row(StatusLine line) {
    Optional<Entry> entry = line.entry().filter(known -> known.state().present());
    return new String[] {
      line.id().text(),
      line.name(),
      line.standing().text(),
      entry.flatMap(Entry::appliedAt).map(Words::time).orElse(""),
      entry.map(known -> Words.duration(known.duration())).orElse(""),
      entry.map(Entry::appliedBy).orElse("")
    };
  }

  private List<String> colored(List<StatusLine> standings, List<String> lines) {
    List<String> colored = new ArrayList<>();
    colored.add(style.faint(lines.getFirst()));
    for (int i = 0; i < standings.size(); i++) {
      colored.add(colored(standings.get(i).standing(), lines.get(i + 1)));
    }
    return colored;
  }

  private String colored(Standing standing, String line) {
    return switch (standing) {
      case APPLIED, BASELINE, ELSEWHERE -> line;
      case PENDING, ROLLED_BACK -> style.notable(line);
      case CHANGED, MISSING, AHEAD, LATE, FAILED, APPLYING -> style.bad(line);
    };
  }

  private List<String> past(Answer.Past it) {
    if (it.history().entries().isEmpty()) {
      return List.of("nothing was ever applied here");
    }
    Table table = Table.needing(4, "#", "version", "name", "state", "when (UTC)", "took", "by");
    for (Entry entry : it.history().entries()) {
      table.add(
          Long.toString(entry.position()),
          entry.id().text(),
          entry.name(),
          entry.state().text().replace('_', ' '),
          entry
              .rolledBackAt()
              .or(entry::appliedAt)
              .or(entry::startedAt)
              .map(Words::time)
              .orElse(""),
          Words.duration(entry.duration()),
          entry.appliedBy());
    }
    List<String> lines = new ArrayList<>(table.lines(screen.width().getAsInt()));
    lines.set(0, style.faint(lines.getFirst()));
    return lines;
  }

  private List<String> renumbered(Answer.Renumbered it) {
    List<String> lines = new ArrayList<>();
    String what = it.done() ? style.good("renamed") : style.notable("would rename");
    it.renumbering().moves().stream()
        .flatMap(move -> move.renames().stream())
        .map(rename ->
            what + "  " + Visible.text(rename.from()) + " to " + Visible.text(rename.to()))
        .forEach(lines::add);
    if (lines.isEmpty()) {
      lines.add("nothing to renumber");
    }
    it.notes().forEach(note -> lines.add(style.notable("note") + "  " + Visible.text(note)));
    return lines;
  }

  private static String emptied(Answer.Emptied it) {
    return "everything in %s was dropped (%s)"
        .formatted(it.address(), Words.count(it.statements(), "statement"));
  }

  private String reached(Answer.Reached it) {
    String user = it.identity().user().isEmpty() ? "" : ", as " + it.identity().user();
    String schema = it.identity().schema().isEmpty() ? "" : ", schema " + it.identity().schema();
    return "%s  %s: %s %s, database %s%s%s"
        .formatted(
            style.good("ok"),
            it.address(),
            it.product(),
            it.identity().version(),
            it.identity().database(),
            schema,
            user);
  }

  private List<String> tally(Answer.Tally it) {
    Table table = Table.of("target", "result", "");
    it.results()
        .forEach(result ->
            table.add(
                result.target(),
                result.code().isEmpty() ? "done" : "failed",
                result.code().isEmpty() ? "" : result.code() + " " + result.what()));
    List<String> lines = new ArrayList<>(table.lines(screen.width().getAsInt()));
    lines.set(0, style.faint(lines.getFirst()));
    lines.addFirst("");
    return lines;
  }
}
