/// Migrate Hub as a service: changes, approvals, runs and audit, as REST and as pages.
@NullMarked
package dev.migratehub.hub;

import org.jspecify.annotations.NullMarked;
