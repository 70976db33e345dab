package dev.migratehub.engine.dialect;

import java.util.Locale;

/// What was found about one side of a target: a sentence, and what to do about it, if anything.
public record Finding(Topic topic, Weight weight, String what, String next) {

  /// How grave it is.
  public enum Weight {
    /// As it should be.
    OK,
    /// Works, and somebody should know.
    NOTE,
    /// Migrations would fail.
    WRONG
  }

  /// What is looked at, in the order in which it is told.
  public enum Topic {
    CONNECTION,
    ENCRYPTION,
    POOLER,
    WRITING,
    RIGHTS,
    HISTORY,
    LOCK,
    SESSIONS,
    PREPARED,
    CLOCK,
    SETTINGS,
    SPACE,
    INTEGRITY,
    TOOLS,
    FOLDER;

    /// The word for it.
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether what is sent can be read on the way.
  ///
  /// @param how protocol and cipher; empty where there is none
  /// @param from the address from which the server sees us; empty where no network is between
  /// @param parameter what to add to an address
  public static Finding encryption(String how, String from, String parameter) {
    if (!how.isEmpty()) {
      return ok(Topic.ENCRYPTION, "encrypted: " + how);
    }
    boolean near = from.isEmpty() || from.startsWith("127.") || from.equals("::1");
    return near
        ? ok(Topic.ENCRYPTION, "not encrypted, and the server is this machine")
        : note(
            Topic.ENCRYPTION,
            "not encrypted: whoever is on the way reads data and can read the password",
            "let the server speak TLS, and add " + parameter + " to the address");
  }

  /// Something is as it should be.
  public static Finding ok(Topic topic, String what) {
    return new Finding(topic, Weight.OK, what, "");
  }

  /// Something works, and somebody should know.
  public static Finding note(Topic topic, String what, String next) {
    return new Finding(topic, Weight.NOTE, what, next);
  }

  /// Something will make migrations fail.
  public static Finding wrong(Topic topic, String what, String next) {
    return new Finding(topic, Weight.WRONG, what, next);
  }
}
