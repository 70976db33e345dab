/// `migr8`: the engine in a terminal and in CI.
@NullMarked
package dev.migratehub.cli;

import org.jspecify.annotations.NullMarked;
