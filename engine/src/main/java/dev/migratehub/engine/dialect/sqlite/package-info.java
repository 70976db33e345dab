/// SQLite.
@NullMarked
package dev.migratehub.engine.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
