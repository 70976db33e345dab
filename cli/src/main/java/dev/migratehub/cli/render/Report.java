package dev.migratehub.cli.render;

import dev.migratehub.engine.event.Event;

/// Tells what happens, to people or to machines.
public interface Report extends AutoCloseable {

  /// Something happened in a run.
  void happened(Event event);

  /// Something that takes its time came so far; told to people at a terminal.
  void moved(Moving moving);

  /// A command has something to tell.
  void answer(Answer answer);

  /// Tells of one target while others are told of at the same time.
  ///
  /// @param name the target's, padded so that all are of one width
  Report beside(String name);

  /// Nothing more will be told.
  @Override
  void close();
}
