/// Secrets at rest.
@NullMarked
package dev.migratehub.hub.secret;

import org.jspecify.annotations.NullMarked;
