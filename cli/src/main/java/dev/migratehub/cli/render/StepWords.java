package dev.migratehub.cli.render;

import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.plan.Step;

/// Steps in words.
final class StepWords {

  private StepWords() {}

  /// What was done: `applied`.
  static String done(Step step) {
    return switch (step) {
      case Step.Apply any -> "applied";
      case Step.Revert any -> "taken back";
      case Step.Hook any -> "run";
      case Step.Mark mark -> "marked " + mark.state().text();
      case Step.Unmark any -> "marked not applied";
      case Step.Accept any -> "accepted";
    };
  }

  /// What it was done with: `migration`.
  static String subject(Step step) {
    return step instanceof Step.Hook ? "hook" : "migration";
  }

  /// What is being done: `applying`.
  static String doing(Step step) {
    return switch (step) {
      case Step.Apply any -> "applying";
      case Step.Revert any -> "taking back";
      case Step.Hook any -> "running";
      case Step.Mark mark -> "marking " + mark.state().text();
      case Step.Unmark any -> "marking not applied";
      case Step.Accept any -> "accepting";
    };
  }

  /// What will be done: `apply`.
  static String action(Step step) {
    return switch (step) {
      case Step.Apply apply -> apply.resumption().isPresent() ? "resume" : "apply";
      case Step.Revert revert -> revert.resumption().isPresent() ? "resume_revert" : "revert";
      case Step.Hook any -> "hook";
      case Step.Mark any -> "mark";
      case Step.Unmark any -> "unmark";
      case Step.Accept any -> "accept";
    };
  }

  /// How a script runs, for people.
  static String transaction(Transaction transaction) {
    return switch (transaction) {
      case Transaction.WholeScript any -> "in one transaction";
      case Transaction.StatementByStatement any -> "statement by statement";
      case Transaction.Impossible any -> "not at all";
    };
  }
}
