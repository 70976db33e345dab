package dev.migratehub.engine.execute;

import dev.migratehub.engine.dialect.BundleSql;
import dev.migratehub.engine.jdbc.SqlFailure;
import java.util.ArrayList;
import java.util.List;

/// The statement that writes history rows, as the server keeps it for the session of this run. What
/// a script does may make the server forget it; then the message is refused and another is kept.
final class KeptNote implements AutoCloseable {

  private static final int MOST_REFUSALS = 8;

  private final Context context;
  private final List<String> names = new ArrayList<>();
  private boolean kept;
  private int refused;

  KeptNote(Context context) {
    this.context = context;
  }

  /// Its name.
  String name() {
    return "migr8_note_" + names.size();
  }

  /// What the rows' duration is called in the answers.
  String mark() {
    return "migr8 " + context.run().runId();
  }

  /// What a message has to begin with: the statement that has it kept, if it is not.
  List<String> keeping() {
    if (kept) {
      return List.of();
    }
    BundleSql sql = context.target().dialect().bundle().orElseThrow();
    return List.of(context.table().keeping(name(), mark(), sql));
  }

  /// A message went through.
  void kept() {
    kept = true;
    refused = 0;
  }

  /// Whether so many messages in a row were refused that the next will be too.
  boolean isRefused() {
    return refused >= MOST_REFUSALS;
  }

  /// A message was refused, maybe because of it.
  void doubt() {
    names.add(name());
    kept = false;
    refused++;
  }

  /// Has the server forget it, so that whoever gets the session next does not find it.
  @Override
  public void close() {
    if (kept) {
      names.add(name());
    }
    context.target().dialect().bundle().map(BundleSql::kept).ifPresent(this::drop);
  }

  private void drop(BundleSql.Keeping sql) {
    for (String name : names) {
      try {
        context.target().session().execute(sql.drop().formatted(name));
      } catch (SqlFailure e) {
        // It is not there.
      }
    }
  }
}
