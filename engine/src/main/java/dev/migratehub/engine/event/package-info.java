/// What happened, as sealed records.
@NullMarked
package dev.migratehub.engine.event;

import org.jspecify.annotations.NullMarked;
