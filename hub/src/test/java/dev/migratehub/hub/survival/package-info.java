/// Hubs that are killed while runs execute.
@NullMarked
package dev.migratehub.hub.survival;

import org.jspecify.annotations.NullMarked;
