package dev.migratehub.engine.dialect;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How scripts, their history rows and their commits reach the server as one message, so that only
/// one answer is waited for. The first transaction was opened before; the server reads no further
/// in a message of which it refused something.
///
/// @param patience a statement that bounds, for the open transaction, what each of the following
///   may take: what takes longer is better sent one by one
/// @param guard a query that the server refuses unless this session has the lock of the key `%s`
/// @param unfit the first words, in upper case, of statements that must not be sent so: they could
///   make a refused transaction whole again, or end it
/// @param reads finds what changes how the server reads the rest of a message, most of which it has
///   read by then
/// @param silence tells statements of which the server says nothing but that they are done
/// @param elapsed an expression: how long ago the message came, to be added to a moment
/// @param between an expression: the milliseconds from the moment `%1$s` to the moment `%2$s`
/// @param literals how values are written into statements
public record BundleSql(
    String patience,
    String guard,
    Set<String> unfit,
    Pattern reads,
    Silence silence,
    String elapsed,
    String between,
    Literals literals) {

  public BundleSql {
    unfit = Set.copyOf(unfit);
  }

  /// Tells statements of which the server says nothing to the user, as far as it is up to them.
  /// What it says while it works on a message is not said to be of one script or another.
  public interface Silence {

    /// Whether a statement is one, by its words.
    boolean covers(List<String> words);
  }

  /// Values as a statement holds them, whatever the session is set to.
  public interface Literals {

    /// A text.
    String text(String value);

    /// Bytes.
    String bytes(byte[] value);
  }
}
