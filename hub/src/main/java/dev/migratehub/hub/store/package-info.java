/// The hub's own database: where it is, how it is brought up to date.
@NullMarked
package dev.migratehub.hub.store;

import org.jspecify.annotations.NullMarked;
