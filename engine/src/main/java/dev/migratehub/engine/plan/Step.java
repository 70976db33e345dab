package dev.migratehub.engine.plan;

import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Script;
import java.util.Optional;

/// One thing that will be done to a target.
public sealed interface Step {

  /// The migration it is about.
  MigrationId id();

  /// The migration's id and name.
  String label();

  /// A step that runs a script.
  sealed interface Scripted extends Step {

    /// What is run.
    Script script();

    /// What the script is made of.
    Outline outline();

    /// How it is run.
    Transaction transaction();

    /// Where it is gone on with, when an earlier run stopped half-way.
    Optional<Resumption> resumption();
  }

  /// An earlier run did, or is said to have done, the statements up to and including this number.
  record Resumption(long after) {}

  /// Run an up script.
  record Apply(
      Migration migration,
      Outline outline,
      Transaction transaction,
      Optional<Resumption> resumption)
      implements Scripted {
    @Override
    public MigrationId id() {
      return migration.id();
    }

    @Override
    public String label() {
      return migration.label();
    }

    @Override
    public Script script() {
      return migration.up();
    }
  }

  /// Run a down script: the file's, or the one kept in the history when the file is gone.
  record Revert(
      Entry entry,
      Script script,
      Outline outline,
      Transaction transaction,
      Optional<Resumption> resumption)
      implements Scripted {
    @Override
    public MigrationId id() {
      return entry.id();
    }

    @Override
    public String label() {
      return entry.label();
    }
  }

  /// Write a state into the history and run nothing.
  record Mark(Migration migration, State state) implements Step {
    @Override
    public MigrationId id() {
      return migration.id();
    }

    @Override
    public String label() {
      return migration.label();
    }
  }

  /// Write into the history that the database does not have a migration, and run nothing.
  record Unmark(Entry entry) implements Step {
    @Override
    public MigrationId id() {
      return entry.id();
    }

    @Override
    public String label() {
      return entry.label();
    }
  }

  /// Write into the history that an edited script is as it should be, and run nothing.
  record Accept(Edit edit) implements Step {
    @Override
    public MigrationId id() {
      return edit.entry().id();
    }

    @Override
    public String label() {
      return edit.entry().label();
    }
  }
}
