/// Real databases for tests: servers, their client programs, and nothing of the engine.
@NullMarked
package dev.migratehub.testkit;

import org.jspecify.annotations.NullMarked;
