package dev.migratehub.cli.render;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/// Where text goes.
///
/// @param style for `out`
/// @param errorStyle for `err`
/// @param live whether `out` is a terminal on which a line may be written again
/// @param width columns of the terminal; 0 for none
public record Screen(
    PrintStream out,
    PrintStream err,
    Style style,
    Style errorStyle,
    boolean live,
    IntSupplier width) {}
