package dev.migratehub.engine.adopt;

/// How well a file is known to be what the other tool applied.
public sealed interface Proof {

  /// Its checksum is the one that the tool noted.
  record Same() implements Proof {}

  /// There is nothing to hold it against.
  record Unchecked(String why) implements Proof {}

  /// Its checksum is another one; both as that tool writes them.
  record Differs(String theirs, String ours) implements Proof {}

  /// It changed and is meant to run again then.
  record Rerun(String theirs) implements Proof {}

  /// There is no file.
  record NoFile(String theirs) implements Proof {}
}
