/// Migrate Hub as a library: one facade over plan, execution and status.
@NullMarked
package dev.migratehub.engine;

import org.jspecify.annotations.NullMarked;
