package dev.migratehub.engine.execute;

/// How a statement of a script is sent that takes effect statement by statement, so that the
/// history row never claims more than the database has and says where it cannot know.
enum Way {
  /// It changes its session alone; who goes on after it sends it again, so it needs no note.
  SESSION_ONLY,
  /// In one transaction with its note: both are there or neither.
  WITH_NOTE,
  /// Inside a transaction of the script, which has its note at the commit.
  WITHIN,
  /// Inside a transaction of the script, which does not take all of it back. It is in doubt from
  /// its sending until the commit.
  AMID,
  /// It ends a transaction of the script; the note before it is part of that transaction.
  CLOSING,
  /// It commits what is open before it does its own part, which leaves nothing in the database.
  NOTED_BEFORE,
  /// It takes effect by itself, and the server cannot note it with that. It is in doubt from its
  /// sending until the next note.
  ALONE,
  /// Like [#ALONE], and nothing may come between it and the statement before it: another session
  /// writes that it is in doubt.
  CLOSELY
}
