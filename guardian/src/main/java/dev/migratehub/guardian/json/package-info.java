/// JSON in one form only, and the schemas it is held against.
@NullMarked
package dev.migratehub.guardian.json;

import org.jspecify.annotations.NullMarked;
