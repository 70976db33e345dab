/// Where targets may be: a name is resolved once, its addresses are allowed or refused, and sockets
/// go to those and nowhere else.
@NullMarked
package dev.migratehub.hub.reach;

import org.jspecify.annotations.NullMarked;
