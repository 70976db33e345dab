package dev.migratehub.engine.dialect;

import java.util.Set;

/// How a script, its history row and the commit reach the server together, so that only one answer
/// is waited for. The transaction was opened before, and the server refuses what follows a refused
/// statement, so that a commit which is already on its way keeps nothing.
///
/// @param guard a query that the server refuses unless this session has the lock of the key `%s`
/// @param unfit the first words, in upper case, of statements that must not be sent so: they could
///   make a refused transaction whole again, or end it
/// @param elapsed an expression: how long the transaction has been open, to be added to a moment
/// @param elapsedMs the same in milliseconds
/// @param lastWords how the codes of errors begin by which the server says that it ends the session
/// @param literals how values are written into statements
public record BundleSql(
    String guard,
    Set<String> unfit,
    String elapsed,
    String elapsedMs,
    String lastWords,
    Literals literals) {

  public BundleSql {
    unfit = Set.copyOf(unfit);
  }

  /// Values as a statement holds them, whatever the session is set to.
  public interface Literals {

    /// A text.
    String text(String value);

    /// Bytes.
    String bytes(byte[] value);
  }
}
