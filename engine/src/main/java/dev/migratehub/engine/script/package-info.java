/// Migration files on disk: layouts, versions, checksums, directives.
@NullMarked
package dev.migratehub.engine.script;

import org.jspecify.annotations.NullMarked;
