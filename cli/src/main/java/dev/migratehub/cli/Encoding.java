package dev.migratehub.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;

/// How text is written where people read it.
///
/// @param symbols whether signs beyond ASCII can be read there
record Encoding(Charset charset, boolean symbols) {

  /// By the launcher, which starts us in a locale in which every name can be written, and tells
  /// which one the user has.
  private static final String LAUNCHER = "migr8.charset";

  /// The one of the user's locale.
  static Encoding ofThisProcess() {
    return named(System.getProperty(LAUNCHER, System.getProperty("native.encoding", "UTF-8")));
  }

  /// ASCII is what the locale `C` says, be the terminal what it may: names go out in UTF-8, as they
  /// lie in the file system, and nothing else beyond ASCII does.
  static Encoding named(String name) {
    Charset charset = supported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    return charset.equals(StandardCharsets.US_ASCII)
        ? new Encoding(StandardCharsets.UTF_8, false)
        : new Encoding(charset, true);
  }

  PrintStream stream(OutputStream to) {
    return new PrintStream(to, false, charset);
  }

  private static boolean supported(String name) {
    try {
      return Charset.isSupported(name) && Charset.forName(name).canEncode();
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
