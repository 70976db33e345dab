@NullMarked
package dev.migratehub.cli.git;

import org.jspecify.annotations.NullMarked;
