@NullMarked
package dev.migratehub.cli.audit;

import org.jspecify.annotations.NullMarked;
