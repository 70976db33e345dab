/// What differs between databases when they are backed up.
@NullMarked
package dev.migratehub.backup.kind;

import org.jspecify.annotations.NullMarked;
