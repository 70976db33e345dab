/// Client programs of databases: where they are, which versions, how they run.
@NullMarked
package dev.migratehub.backup.program;

import org.jspecify.annotations.NullMarked;
