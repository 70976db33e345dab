/// A small application with JDBC alone, on SQLite.
@NullMarked
package dev.migratehub.spring.notes;

import org.jspecify.annotations.NullMarked;
