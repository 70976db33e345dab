/// A small shop with JPA, on PostgreSQL.
@NullMarked
package dev.migratehub.spring.orders;

import org.jspecify.annotations.NullMarked;
