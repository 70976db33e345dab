/// The examples that ship, run as their pages say.
@NullMarked
package dev.migratehub.cli.example;

import org.jspecify.annotations.NullMarked;
