/// The registry as tables of PostgreSQL, written from the log.
@NullMarked
package dev.migratehub.guardian.table;

import org.jspecify.annotations.NullMarked;
