package dev.migratehub.cli;

import dev.migratehub.cli.command.Prompt;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.function.IntSupplier;

/// What surrounds a call: everything that `main` takes from the process.
///
/// @param symbols whether signs beyond ASCII can be read where text goes
/// @param outIsTerminal whether a person reads `out` as it is written
/// @param width columns of the terminal; 0 for none
record World(
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    boolean symbols,
    boolean outIsTerminal,
    boolean errIsTerminal,
    IntSupplier width,
    Prompt prompt,
    Clock clock) {}
