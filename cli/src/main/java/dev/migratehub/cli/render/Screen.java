package dev.migratehub.cli.render;

import java.util.function.IntSupplier;

/// Where text goes.
///
/// @param live whether `out` is a terminal on which a line may be written again
/// @param width columns of the terminal; 0 for none
public record Screen(Paper out, Paper err, boolean live, IntSupplier width) {

  Style style() {
    return out.style();
  }

  Style errorStyle() {
    return err.style();
  }
}
