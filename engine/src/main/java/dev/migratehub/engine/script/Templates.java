package dev.migratehub.engine.script;

/// The texts that new files begin with.
final class Templates {

  private Templates() {}

  static String up(String name) {
    return "-- " + name + ": say here what changes and why\n\n";
  }

  static String down(String name) {
    return "-- " + name + ": say here how to take it back\n\n";
  }

  static String both(String name, String upMarker, String downMarker) {
    return upMarker + "\n" + up(name) + downMarker + "\n" + down(name);
  }
}
