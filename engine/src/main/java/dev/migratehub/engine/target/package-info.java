/// Databases that migrations run on, and the list of dialects.
@NullMarked
package dev.migratehub.engine.target;

import org.jspecify.annotations.NullMarked;
