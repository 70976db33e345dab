/// Builds the installable: everything that `migr8` needs in one archive, and a Debian package of
/// it.
@NullMarked
package dev.migratehub.dist;

import org.jspecify.annotations.NullMarked;
