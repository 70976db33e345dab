/// Rewrites class files so that nothing in them is spun at run time that no start-up cache can
/// keep.
@NullMarked
package dev.migratehub.dist.plain;

import org.jspecify.annotations.NullMarked;
