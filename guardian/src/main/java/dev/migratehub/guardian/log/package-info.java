/// What the registry asks of a replicated log, and what the log asks of the registry.
@NullMarked
package dev.migratehub.guardian.log;

import org.jspecify.annotations.NullMarked;
