/// The streaming statement splitter and the positions it keeps.
@NullMarked
package dev.migratehub.engine.sql;

import org.jspecify.annotations.NullMarked;
