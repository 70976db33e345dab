/// The only wrapper round a JDBC connection.
@NullMarked
package dev.migratehub.engine.jdbc;

import org.jspecify.annotations.NullMarked;
