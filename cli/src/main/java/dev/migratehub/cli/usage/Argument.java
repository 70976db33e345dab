package dev.migratehub.cli.usage;

/// One argument of a command, given by its place; the last may be given several times.
public record Argument(String label, boolean required, boolean many, String help) {

  /// How it stands in a line of usage: `NAME`, `[N]` or `[NAME...]`.
  public String display() {
    String word = many ? label + "..." : label;
    return required ? word : "[" + word + "]";
  }
}
