/// Tables as they are, and how rows get into them on each database.
@NullMarked
package dev.migratehub.seed.table;

import org.jspecify.annotations.NullMarked;
