/// The registry of configurations: who may do what with them, as REST and as pages.
@NullMarked
package dev.migratehub.hub.configuration;

import org.jspecify.annotations.NullMarked;
