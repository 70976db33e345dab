/// What was done and what was refused: a chain that can be checked.
@NullMarked
package dev.migratehub.hub.audit;

import org.jspecify.annotations.NullMarked;
