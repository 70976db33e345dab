/// The lock on a target for the length of a run.
@NullMarked
package dev.migratehub.engine.lock;

import org.jspecify.annotations.NullMarked;
