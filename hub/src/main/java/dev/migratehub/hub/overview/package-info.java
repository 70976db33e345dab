/// Pages that gather from several features.
@NullMarked
package dev.migratehub.hub.overview;

import org.jspecify.annotations.NullMarked;
