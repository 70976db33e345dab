/// Folders as branches of git hold them, asked of the `git` program.
@NullMarked
package dev.migratehub.cli.git;

import org.jspecify.annotations.NullMarked;
