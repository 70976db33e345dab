/// Data that is made up for a table.
@NullMarked
package dev.migratehub.seed.made;

import org.jspecify.annotations.NullMarked;
