/// Migrations and their versions.
@NullMarked
package dev.migratehub.hub.change;

import org.jspecify.annotations.NullMarked;
