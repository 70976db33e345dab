package dev.migratehub.cli.render;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Weight;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.plan.Halt;
import dev.migratehub.engine.plan.Status;
import dev.migratehub.engine.plan.StatusLine;
import dev.migratehub.engine.plan.StatusLine.Standing;
import dev.migratehub.engine.script.Renumbering;
import java.util.ArrayList;
import java.util.List;

/// What a command has to tell, as JSON; `docs/reference/json.md` describes the fields.
final class AnswerJson {

  private AnswerJson() {}

  static List<Json> of(Answer answer) {
    return switch (answer) {
      case Answer.Turned it ->
          List.of(json("target", it.target()).put("address", it.address()).put("of", it.of()));
      case Answer.Standings it -> standings(it.target(), it.status());
      case Answer.Past it -> it.history().entries().stream().map(e -> past(it, e)).toList();
      case Answer.Intended it ->
          List.of(EventJson.planned("dry_run", it.target(), it.plan(), true));
      case Answer.Current it ->
          List.of(
              json("version", it.target())
                  .put("version", it.version())
                  .put("migration", it.label()));
      case Answer.Verdict it -> verdict(it);
      case Answer.Adopting it -> AdoptionJson.of(it);
      case Answer.Checked it -> checked(it);
      case Answer.Renumbered it -> renumbered(it);
      case Answer.Examined it -> examined(it);
      case Answer.Text it -> List.of(new Json().put("event", "text").put("text", it.text()));
      case Answer.OfHub it -> List.of(ofHub(it));
      case Answer.Written it ->
          List.of(new Json().put("event", "written").texts("files", it.files()));
      case Answer.Emptied it ->
          List.of(
              json("dropped", it.target())
                  .put("address", it.address())
                  .put("statements", it.statements()));
      case Answer.Reached it -> List.of(reached(it));
      case Answer.Configured it -> configured(it);
      case Answer.Failed it -> List.of(ProblemJson.of(it.target(), it.problem()));
      case Answer.Bug it ->
          List.of(new Json().put("event", "bug").put("what", it.what()).texts("stack", it.stack()));
      case Answer.Noted it -> List.of(json("note", it.target()).put("text", it.text()));
      case Answer.Warned it -> List.of(new Json().put("event", "warning").put("text", it.text()));
      case Answer.Tally it -> it.results().stream().map(AnswerJson::result).toList();
    };
  }

  private static Json ofHub(Answer.OfHub it) {
    Json json = new Json().put("event", "hub_" + it.kind());
    it.fields().forEach(json::any);
    return json;
  }

  private static List<Json> standings(String target, Status status) {
    List<Json> lines = new ArrayList<>();
    status.lines().forEach(line -> lines.add(standing(target, line)));
    status.halts().forEach(halt -> lines.add(halt(target, halt)));
    Json summary =
        json("status", target)
            .put("current", status.current().map(line -> line.id().text()))
            .put("applied", StatusWords.applied(status))
            .put("pending", status.pending())
            .put("changed", status.in(Standing.CHANGED).size())
            .put("missing", status.in(Standing.MISSING).size())
            .put("ahead", status.in(Standing.AHEAD).size())
            .put("unfinished", status.halts().size());
    lines.add(summary);
    return lines;
  }

  private static Json standing(String target, StatusLine line) {
    Json json =
        json("migration", target)
            .put("version", line.id().text())
            .put("name", line.name())
            .put("state", line.standing().name().toLowerCase(java.util.Locale.ROOT))
            .put("file", line.migration().map(migration -> migration.up().file()));
    line.entry().filter(entry -> entry.state().present()).ifPresent(entry -> applied(json, entry));
    return json;
  }

  private static Json halt(String target, Halt halt) {
    Json json =
        json("unfinished", target)
            .put("version", halt.entry().id().text())
            .put("migration", halt.entry().label())
            .put("direction", halt.remark().down() ? "down" : "up")
            .put("statements_done", halt.entry().statementsDone())
            .put("statements_total", halt.entry().statementsTotal())
            .put("statement", halt.number())
            .put("in_doubt", halt.doubtful())
            .put("error", halt.remark().words());
    halt.script().ifPresent(script -> json.put("file", script.file()));
    halt.statement()
        .ifPresent(
            it -> json.put("line", it.position().line()).put("column", it.position().column()));
    return json.put("what", halt.sentence()).put("now", halt.now()).put("next", halt.next());
  }

  private static Json past(Answer.Past it, Entry entry) {
    Json json =
        json("history", it.target())
            .put("position", entry.position())
            .put("version", entry.id().text())
            .put("name", entry.name())
            .put("state", entry.state().text());
    applied(json, entry);
    return json.time("rolled_back_at", entry.rolledBackAt())
        .put("statements_done", entry.statementsDone())
        .put("statements_total", entry.statementsTotal())
        .put("run", entry.runId())
        .put("tool_version", entry.toolVersion())
        .put("error", entry.error());
  }

  private static void applied(Json json, Entry entry) {
    json.time("applied_at", entry.appliedAt())
        .put("duration_ms", entry.duration())
        .put("by", entry.appliedBy());
  }

  private static List<Json> verdict(Answer.Verdict it) {
    List<Json> lines = new ArrayList<>();
    it.problems().forEach(problem -> lines.add(ProblemJson.of(it.target(), problem)));
    lines.add(
        json("validated", it.target())
            .put("migrations", it.migrations())
            .put("problems", it.problems().size()));
    return lines;
  }

  private static List<Json> checked(Answer.Checked it) {
    List<Json> lines = new ArrayList<>();
    it.problems().forEach(problem -> lines.add(ProblemJson.of("", problem)));
    lines.add(
        new Json()
            .put("event", "checked")
            .put("against", it.against())
            .put("new", it.arrivals())
            .put("problems", it.problems().size()));
    return lines;
  }

  private static List<Json> renumbered(Answer.Renumbered it) {
    List<Json> lines = new ArrayList<>();
    for (Renumbering.Move move : it.renumbering().moves()) {
      List<Json> files =
          move.renames().stream()
              .map(file -> new Json().put("from", file.from()).put("to", file.to()))
              .toList();
      lines.add(
          new Json()
              .put("event", "renumbered")
              .put("migration", move.member().label())
              .put("version", move.version())
              .put("files", files)
              .put("done", it.done()));
    }
    lines.add(
        new Json()
            .put("event", "renumbering")
            .put("migrations", it.renumbering().moves().size())
            .texts("notes", it.notes()));
    return lines;
  }

  private static List<Json> examined(Answer.Examined it) {
    List<Json> lines = new ArrayList<>();
    for (Finding finding : it.findings()) {
      Json json =
          json("finding", it.target())
              .put("check", finding.topic().text())
              .put("verdict", FindingText.word(finding.weight()))
              .put("what", finding.what());
      lines.add(finding.next().isEmpty() ? json : json.put("next", finding.next()));
    }
    lines.add(
        json("diagnosis", it.target())
            .put("ok", FindingText.count(it.findings(), Weight.OK))
            .put("notes", FindingText.count(it.findings(), Weight.NOTE))
            .put("wrong", FindingText.count(it.findings(), Weight.WRONG)));
    return lines;
  }

  private static Json reached(Answer.Reached it) {
    return json("reached", it.target())
        .put("address", it.address())
        .put("product", it.product())
        .put("server_version", it.identity().version())
        .put("database", it.identity().database())
        .put("schema", it.identity().schema())
        .put("user", it.identity().user());
  }

  private static List<Json> configured(Answer.Configured it) {
    List<Json> lines = new ArrayList<>();
    it.settings()
        .forEach(line ->
            lines.add(
                new Json()
                    .put("event", "setting")
                    .put("key", line.key())
                    .put("value", line.value())
                    .put("origin", line.origin())
                    .put("used", line.note().isEmpty())));
    it.targets()
        .forEach(it2 -> lines.add(json("target", it2.name()).put("address", it2.address())));
    return lines;
  }

  private static Json result(Answer.Tally.Result it) {
    Json json = json("result", it.target()).put("ok", it.code().isEmpty());
    return it.code().isEmpty() ? json : json.put("code", it.code()).put("what", it.what());
  }

  private static Json json(String event, String target) {
    return new Json().put("event", event).put("target", target);
  }
}
