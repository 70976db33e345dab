package dev.migratehub.cli.usage;

/// One argument of a command, given by its place.
public record Argument(String label, boolean required, String help) {

  /// How it stands in a line of usage: `NAME` or `[N]`.
  public String display() {
    return required ? label : "[" + label + "]";
  }
}
