/// The tests that hold the page ARCHITECTURE.md against the code.
@NullMarked
package dev.migratehub.architecture;

import org.jspecify.annotations.NullMarked;
