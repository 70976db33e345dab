/// What a target says was applied to it, and the table that stores it.
@NullMarked
package dev.migratehub.engine.history;

import org.jspecify.annotations.NullMarked;
