package dev.migratehub.hub.run;

/// Another node is at this item under a greater token; whoever learns this leaves it alone.
final class Overtaken extends RuntimeException {

  private static final long serialVersionUID = 1;

  Overtaken(String item) {
    super("item " + item + " was taken over", null, false, false);
  }
}
