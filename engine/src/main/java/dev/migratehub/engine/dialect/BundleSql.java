package dev.migratehub.engine.dialect;

import java.util.Set;
import java.util.regex.Pattern;

/// How a script, its history row and the commit reach the server as one message, so that only one
/// answer is waited for. The transaction was opened before; the server reads no further in a
/// message of which it refused something.
///
/// @param patience a statement that bounds, for the open transaction, what each of the following
///   may take: what takes longer is better sent one by one
/// @param guard a query that the server refuses unless this session has the lock of the key `%s`
/// @param unfit the first words, in upper case, of statements that must not be sent so: they could
///   make a refused transaction whole again, or end it
/// @param reads finds what changes how the server reads the rest of a message, most of which it has
///   read by then
/// @param elapsed an expression: how long the transaction has been open, to be added to a moment
/// @param elapsedMs the same in milliseconds
/// @param literals how values are written into statements
public record BundleSql(
    String patience,
    String guard,
    Set<String> unfit,
    Pattern reads,
    String elapsed,
    String elapsedMs,
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
