package dev.migratehub.hub.secret;

/// A sealed secret does not open.
public final class Unopened extends RuntimeException {

  private static final long serialVersionUID = 1;

  Unopened(String why) {
    super("a sealed secret does not open: " + why);
  }
}
