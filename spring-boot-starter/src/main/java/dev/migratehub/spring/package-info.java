/// Migrates the data source of a Spring Boot application when it starts.
@NullMarked
package dev.migratehub.spring;

import org.jspecify.annotations.NullMarked;
