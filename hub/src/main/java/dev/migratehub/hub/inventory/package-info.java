/// DB sets and their targets.
@NullMarked
package dev.migratehub.hub.inventory;

import org.jspecify.annotations.NullMarked;
