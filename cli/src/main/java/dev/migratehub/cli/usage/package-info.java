/// What commands, arguments and flags there are, and every text that is derived from that.
@NullMarked
package dev.migratehub.cli.usage;

import org.jspecify.annotations.NullMarked;
