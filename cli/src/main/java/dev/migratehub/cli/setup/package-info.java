/// Where settings come from on a command line, and the targets they describe.
@NullMarked
package dev.migratehub.cli.setup;

import org.jspecify.annotations.NullMarked;
