package dev.migratehub.engine.script;

/// What tells one migration from all others of its folder: its version, or for a repeatable one its
/// name. Versioned ones order first.
public sealed interface MigrationId extends Comparable<MigrationId> {

  /// How the id stands in the history table, in messages and on the command line.
  String text();

  /// A migration that runs once.
  record Versioned(Version version) implements MigrationId {
    @Override
    public String text() {
      return version.text();
    }
  }

  /// A migration that runs again whenever its text changes.
  record Repeatable(String name) implements MigrationId {
    @Override
    public String text() {
      return "R__" + name;
    }
  }

  /// Reads what [#text()] wrote.
  ///
  /// @throws IllegalArgumentException when it is neither
  static MigrationId of(String text) {
    return text.startsWith("R__") && !text.contains("::")
        ? new Repeatable(text.substring(3))
        : new Versioned(Version.of(text));
  }

  @Override
  default int compareTo(MigrationId other) {
    return switch (this) {
      case Versioned mine ->
          other instanceof Versioned theirs ? mine.version().compareTo(theirs.version()) : -1;
      case Repeatable mine ->
          other instanceof Repeatable theirs ? mine.name().compareTo(theirs.name()) : 1;
    };
  }
}
