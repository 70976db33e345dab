/// A project to look at, for whoever tries the hub out.
@NullMarked
package dev.migratehub.hub.sample;

import org.jspecify.annotations.NullMarked;
