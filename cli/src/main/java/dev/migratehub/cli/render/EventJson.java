package dev.migratehub.cli.render;

import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.event.Event;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Step;
import java.util.List;

/// Events as JSON; `docs/reference/json.md` describes the fields.
final class EventJson {

  private EventJson() {}

  static Json of(Event event) {
    return switch (event) {
      case Event.Planned it -> planned("planned", it.target(), it.plan(), false);
      case Event.Waiting it ->
          json("waiting", it)
              .put("waited_ms", it.since())
              .put("holders", it.holder().stream().map(EventJson::holder).toList());
      case Event.Started it ->
          step(json("started", it), it.step()).put("index", it.index()).put("of", it.of());
      case Event.Statements it ->
          step(json("statements", it), it.step()).put("done", it.done()).put("total", it.total());
      case Event.Blocked it ->
          step(json("blocked", it), it.step())
              .put("holders", it.by().stream().map(EventJson::holder).toList());
      case Event.Retrying it ->
          step(json("retrying", it), it.step())
              .put("attempt", it.attempt())
              .put("of", it.of())
              .put("pause_ms", it.pause())
              .put("why", it.why());
      case Event.Notice it -> step(json("notice", it), it.step()).put("text", it.text());
      case Event.LeftOut it -> step(json("left_out", it), it.step()).put("why", it.why());
      case Event.Finished it ->
          step(json("finished", it), it.outcome().step())
              .put("statements", it.outcome().statements())
              .put("duration_ms", it.outcome().took());
      case Event.Completed it ->
          json("completed", it).put("steps", it.outcomes().size()).put("duration_ms", it.took());
      case Event.Stopped it -> ProblemJson.of(it.target(), it.problem());
    };
  }

  /// A plan, with the text of its scripts where that is wanted and not too much.
  static Json planned(String event, String target, Plan plan, boolean sql) {
    List<Json> steps = plan.steps().stream().map(step -> planned(step, sql)).toList();
    List<Json> each = plan.each().stream().map(hook -> planned(hook, sql)).toList();
    Json json = new Json().put("event", event).put("target", target).put("steps", steps);
    return (each.isEmpty() ? json : json.put("each", each)).texts("notes", plan.notes());
  }

  private static Json planned(Step step, boolean sql) {
    Json json = step(new Json(), step);
    if (step instanceof Step.Sent it) {
      if (it instanceof Step.Scripted) {
        json.put("file", it.script().file());
      }
      json.put("statements", it.outline().statements())
          .put("transaction", transaction(it.transaction()));
      String text = sql ? ScriptLines.text(it.script()) : "";
      return text.isEmpty() ? json : json.put("sql", text);
    }
    return json;
  }

  private static Json step(Json json, Step step) {
    json.put("action", StepWords.action(step));
    return switch (step) {
      case Step.Hook hook -> json.put("moment", hook.moment().id()).put("file", hook.label());
      case Step.OfMigration of -> {
        json.put("version", of.id().text()).put("migration", step.label());
        yield step instanceof Step.Mark mark ? json.put("state", mark.state().text()) : json;
      }
    };
  }

  private static String transaction(Transaction transaction) {
    return switch (transaction) {
      case Transaction.WholeScript any -> "whole_script";
      case Transaction.StatementByStatement any -> "statement_by_statement";
      case Transaction.Impossible any -> "impossible";
    };
  }

  private static Json json(String name, Event event) {
    return new Json().put("event", name).put("target", event.target());
  }

  private static Json holder(Holder holder) {
    return new Json()
        .put("session", holder.session())
        .put("user", holder.user())
        .put("host", holder.host())
        .put("since", holder.since())
        .put("statement", holder.statement())
        .put("certain", holder.certain());
  }
}
