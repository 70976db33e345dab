/// Files of data, read row by row.
@NullMarked
package dev.migratehub.seed.file;

import org.jspecify.annotations.NullMarked;
