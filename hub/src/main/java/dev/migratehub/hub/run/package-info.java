/// Runs: one attempt to execute one version on one DB set.
@NullMarked
package dev.migratehub.hub.run;

import org.jspecify.annotations.NullMarked;
