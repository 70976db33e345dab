/// The only code that changes a target by a plan.
@NullMarked
package dev.migratehub.engine.execute;

import org.jspecify.annotations.NullMarked;
