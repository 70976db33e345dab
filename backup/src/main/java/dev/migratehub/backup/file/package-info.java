/// Backups as files: their names, what is known of them, how they are written and kept.
@NullMarked
package dev.migratehub.backup.file;

import org.jspecify.annotations.NullMarked;
