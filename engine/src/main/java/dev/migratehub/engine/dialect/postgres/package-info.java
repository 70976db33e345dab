/// PostgreSQL.
@NullMarked
package dev.migratehub.engine.dialect.postgres;

import org.jspecify.annotations.NullMarked;
