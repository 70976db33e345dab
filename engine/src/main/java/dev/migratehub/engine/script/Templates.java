package dev.migratehub.engine.script;

/// The texts that new files begin with. A file that still is one is as good as empty.
final class Templates {

  private Templates() {}

  private static final String UP = ": say here what changes and why";
  private static final String DOWN = ": say here how to take it back";

  static String up(String name) {
    return "-- " + name + UP + "\n\n";
  }

  static String down(String name) {
    return "-- " + name + DOWN + "\n\n";
  }

  /// Whether nobody has written anything into a script yet: white space round one line of ours.
  static boolean isUntouched(String script) {
    String text = script.strip();
    return text.startsWith("-- ")
        && text.indexOf('\n') < 0
        && (text.endsWith(UP) || text.endsWith(DOWN));
  }

  static String both(String name, String upMarker, String downMarker) {
    return upMarker + "\n" + up(name) + downMarker + "\n" + down(name);
  }
}
