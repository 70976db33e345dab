/// Many users and many targets at once.
@NullMarked
package dev.migratehub.hub.load;

import org.jspecify.annotations.NullMarked;
