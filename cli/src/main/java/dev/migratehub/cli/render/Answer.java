package dev.migratehub.cli.render;

import dev.migratehub.engine.adopt.Adoption;
import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.history.History;
import dev.migratehub.engine.plan.Plan;
import dev.migratehub.engine.plan.Status;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Renumbering;
import dev.migratehub.engine.target.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a command has to tell, besides the events of a run.
public sealed interface Answer {

  /// A command turns to a target; `of` is how many there are.
  record Turned(String target, String address, int of) implements Answer {}

  /// Where every migration stands.
  record Standings(String target, Status status) implements Answer {}

  /// What was done to a target.
  record Past(String target, History history) implements Answer {}

  /// What would be done.
  record Intended(String target, Plan plan) implements Answer {}

  /// The newest version that a target has; empty when it has none.
  record Current(String target, Optional<String> version, String label) implements Answer {}

  /// What is wrong with folder and history.
  record Verdict(String target, long migrations, List<Problem> problems) implements Answer {}

  /// Another tool's history; the address is empty where nothing was to be written.
  record Adopting(String target, String address, Adoption adoption) implements Answer {}

  /// What is wrong with what a branch brings; `first` where the other branch has no migrations.
  record Checked(String against, boolean first, long arrivals, List<Problem> problems)
      implements Answer {}

  /// Migrations got other versions, or would get them.
  record Renumbered(Renumbering renumbering, List<String> notes, boolean done) implements Answer {}

  /// What was found about a target.
  record Examined(String target, List<Finding> findings) implements Answer {}

  /// A text that was asked for, such as help; machines get it as it is.
  record Text(String text) implements Answer {}

  /// Something the hub told; machines get its fields, in the order of the hub, people the text.
  ///
  /// @param kind such as `run`
  record OfHub(String kind, Map<String, Object> fields, String text) implements Answer {}

  /// Files were written.
  record Written(List<String> files) implements Answer {}

  /// A schema was emptied.
  record Emptied(String target, String address, int statements) implements Answer {}

  /// A target let us in.
  record Reached(String target, String address, String product, Identity identity)
      implements Answer {}

  /// The settings, and what they lead to.
  record Configured(List<Line> settings, List<Place> targets) implements Answer {

    /// One setting; `note` says why a value is not used, or nothing.
    public record Line(String key, String value, String origin, String note) {}

    /// One target.
    public record Place(String name, String address) {}
  }

  /// Something did not work; `target` is empty where it is about none.
  record Failed(String target, Problem problem) implements Answer {}

  /// Something that is as it should be, though a user may not expect it.
  record Noted(String target, String text) implements Answer {}

  /// Something a user should know though it stops nothing.
  record Warned(String text) implements Answer {}

  /// The tool itself is wrong; `stack` is empty unless it was asked for.
  record Bug(String what, List<String> stack) implements Answer {}

  /// What became of each of several targets.
  record Tally(List<Result> results) implements Answer {

    /// One target; `code` is empty where it went well.
    public record Result(String target, String code, String what) {}
  }
}
