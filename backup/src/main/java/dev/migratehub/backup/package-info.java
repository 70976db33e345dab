/// Backups of a database: created, listed, verified, restored and cleaned up.
@NullMarked
package dev.migratehub.backup;

import org.jspecify.annotations.NullMarked;
