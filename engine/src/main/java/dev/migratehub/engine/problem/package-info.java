/// What can go wrong that a user can act on: stable codes, three sentences, one exception.
@NullMarked
package dev.migratehub.engine.problem;

import org.jspecify.annotations.NullMarked;
