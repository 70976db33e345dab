/// Settings, where their values come from, and which source won.
@NullMarked
package dev.migratehub.engine.config;

import org.jspecify.annotations.NullMarked;
