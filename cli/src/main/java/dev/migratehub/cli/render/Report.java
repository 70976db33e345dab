package dev.migratehub.cli.render;

import dev.migratehub.engine.event.Event;

/// Tells what happens, to people or to machines.
public interface Report extends AutoCloseable {

  /// Something happened in a run.
  void happened(Event event);

  /// A command has something to tell.
  void answer(Answer answer);

  /// Nothing more will be told.
  @Override
  void close();
}
