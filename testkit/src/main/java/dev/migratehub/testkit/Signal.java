package dev.migratehub.testkit;

/// What a server can be told: [#TERM] and [#INT] are orders to leave, [#QUIT] hurries, [#KILL] asks
/// nobody.
enum Signal {
  TERM,
  INT,
  QUIT,
  KILL
}
