package dev.migratehub.engine.plan;

import dev.migratehub.engine.dialect.Outline;
import dev.migratehub.engine.dialect.Transaction;
import dev.migratehub.engine.history.Entry;
import dev.migratehub.engine.history.State;
import dev.migratehub.engine.script.Migration;
import dev.migratehub.engine.script.MigrationId;
import dev.migratehub.engine.script.Moment;
import dev.migratehub.engine.script.Script;
import java.util.Optional;

/// One thing that will be done to a target.
public sealed interface Step {

  /// The migration's id and name, or the file of a hook.
  String label();

  /// A step that is about a migration.
  sealed interface OfMigration extends Step {

    /// The migration it is about.
    MigrationId id();
  }

  /// A step that sends a script to the server.
  sealed interface Sent extends Step {

    /// What is run.
    Script script();

    /// What the script is made of.
    Outline outline();

    /// How it is run.
    Transaction transaction();
  }

  /// A step that runs a script of a migration.
  sealed interface Scripted extends OfMigration, Sent {

    /// Where it is gone on with, when an earlier run stopped half-way.
    Optional<Resumption> resumption();
  }

  /// An earlier run did, or is said to have done, the statements up to and including a number.
  ///
  /// @param noted how many the history knows of, which counts until those said to be done are noted
  /// @param doubted the statement that is in doubt until then; 0 for none
  record Resumption(long after, long noted, long doubted) {}

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

  /// Run a script that belongs to no migration and is not written into the history. Where it runs
  /// statement by statement it is not journaled either.
  record Hook(Moment moment, Script script, Outline outline, Transaction transaction)
      implements Sent {
    @Override
    public String label() {
      return script.file();
    }
  }

  /// Write a state into the history and run nothing.
  record Mark(Migration migration, State state) implements OfMigration {
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
  record Unmark(Entry entry) implements OfMigration {
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
  record Accept(Edit edit) implements OfMigration {
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
