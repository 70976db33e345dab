package dev.migratehub.cli.render;

import java.util.function.IntSupplier;

/// Where text goes.
///
/// @param live whether `out` is a terminal on which a line may be written again
/// @param width columns of the terminal; 0 for none
public record Screen(Paper out, Paper err, boolean live, IntSupplier width) {

  /// The part of it on which one target is told of while others are, too.
  Screen beside(String name) {
    IntSupplier rest =
        () -> {
          int whole = width.getAsInt();
          return whole == 0 ? 0 : Math.max(1, whole - Paper.margin(name).length());
        };
    return new Screen(out.beside(name), err.beside(name), false, rest);
  }

  Style style() {
    return out.style();
  }

  Style errorStyle() {
    return err.style();
  }
}
