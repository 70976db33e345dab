package dev.migratehub.guardian.registry;

/// The state of a configuration that a change is made on.
///
/// @param version the version that was seen, from 1
/// @param index the log index of that version, or 0 where it is not known; tells a configuration
///   from another one of the same key that came later
public record Seen(long version, long index) {

  public Seen {
    if (version < 1 || index < 0) {
      throw new IllegalArgumentException("a change names the version it saw, from 1");
    }
  }

  /// A version alone.
  public static Seen version(long version) {
    return new Seen(version, 0);
  }

  boolean is(Revision current) {
    return version == current.version() && (index == 0 || index == current.index());
  }
}
