/// Java code of an application that runs with migrations.
@NullMarked
package dev.migratehub.engine.hook;

import org.jspecify.annotations.NullMarked;
