package dev.migratehub.engine.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// How scripts, their history rows and their commits reach the server as one message, so that only
/// one answer is waited for. The server reads no further in a message of which it refused
/// something.
///
/// @param whole the properties of a connection whose driver sends a text of several statements as
///   it stands
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
/// @param kept how the server keeps a statement for the session
/// @param literals how values are written into statements
public record BundleSql(
    Map<String, String> whole,
    String patience,
    String guard,
    Set<String> unfit,
    Pattern reads,
    Silence silence,
    String elapsed,
    String between,
    Keeping kept,
    Literals literals) {

  public BundleSql {
    whole = Map.copyOf(whole);
    unfit = Set.copyOf(unfit);
  }

  /// Tells statements of which the server says nothing to the user, as far as it is up to them.
  /// What it says while it works on a message is not said to be of one script or another.
  public interface Silence {

    /// Whether a statement is one, by its words.
    boolean covers(List<String> words);
  }

  /// How a statement is read and planned once, and run again and again.
  ///
  /// @param keep makes the server keep, under the name `%1$s`, the statement `%2$s`
  /// @param run runs what it keeps under the name `%1$s` with the values `%2$s`
  /// @param drop makes it forget the name `%s`
  /// @param parameter the place of the value number `%d` in such a statement
  public record Keeping(String keep, String run, String drop, String parameter) {}

  /// Values as a statement holds them, whatever the session is set to.
  public interface Literals {

    /// A text.
    String text(String value);

    /// Bytes.
    String bytes(byte[] value);
  }
}
