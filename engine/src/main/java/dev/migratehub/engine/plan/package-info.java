/// Decides what would be done; touches nothing.
@NullMarked
package dev.migratehub.engine.plan;

import org.jspecify.annotations.NullMarked;
