/// Projects, their members, environments and their policies.
@NullMarked
package dev.migratehub.hub.project;

import org.jspecify.annotations.NullMarked;
