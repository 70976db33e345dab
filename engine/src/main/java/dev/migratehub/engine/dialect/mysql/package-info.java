/// MySQL and MariaDB.
@NullMarked
package dev.migratehub.engine.dialect.mysql;

import org.jspecify.annotations.NullMarked;
