package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Effect;
import dev.migratehub.engine.sql.Segment;
import java.util.ArrayList;
import java.util.List;

/// What a script has said of its next transaction. Our own, in which the journal is written, would
/// use that up, and so it is said again right before the script's.
final class ForNextTransaction {

  private final Dialect dialect;
  private final List<String> said = new ArrayList<>();

  ForNextTransaction(Dialect dialect) {
    this.dialect = dialect;
  }

  /// Says again what is not used up yet.
  void again(Sender sender) {
    for (String statement : said) {
      sender.say("what the script said of its next transaction", statement);
    }
  }

  /// The text of a statement that opens a transaction, with all that was said of it.
  String with(Nature nature) {
    return nature.effect() instanceof Effect.Opens && !said.isEmpty()
        ? String.join(" ", said) + " " + nature.text()
        : nature.text();
  }

  /// A statement was run, or passed over because it was run before.
  void after(Segment segment) {
    if (!(segment instanceof Segment.Statement statement)) {
      said.clear();
      return;
    }
    switch (dialect.nextTransaction(statement.text())) {
      case SAID -> said.add(statement.text());
      case WAITS -> {}
      case COMES -> said.clear();
    }
  }
}
