/// What differs between databases, as values.
@NullMarked
package dev.migratehub.engine.dialect;

import org.jspecify.annotations.NullMarked;
