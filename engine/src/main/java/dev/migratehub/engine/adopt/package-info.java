/// Adoption of the histories that other migration tools keep; reads and decides, changes nothing.
@NullMarked
package dev.migratehub.engine.adopt;

import org.jspecify.annotations.NullMarked;
