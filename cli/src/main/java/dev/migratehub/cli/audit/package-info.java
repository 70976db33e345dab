/// Checks what a hub exported of its audit, without the hub and without a database.
@NullMarked
package dev.migratehub.cli.audit;

import org.jspecify.annotations.NullMarked;
