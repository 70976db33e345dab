package dev.migratehub.guardian.registry;

/// A line of a snapshot.
sealed interface Line {

  /// The first.
  record Head(int format, long index, long compacted, Retention retention) implements Line {}

  /// Something that is there.
  record Holds(Effect effect) implements Line {}

  /// An answer that a repeated request gets.
  record Remembers(Memory.Kept kept) implements Line {}

  /// A change that watchers can still be told.
  record Tells(Entry entry) implements Line {}

  /// The last, with the number of those before it.
  record End(long lines) implements Line {}
}
