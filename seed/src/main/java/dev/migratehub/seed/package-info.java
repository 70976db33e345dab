/// Data of files into tables, one transaction a file.
@NullMarked
package dev.migratehub.seed;

import org.jspecify.annotations.NullMarked;
