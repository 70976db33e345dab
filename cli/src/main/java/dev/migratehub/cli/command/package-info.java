/// The commands of migr8, one file each.
@NullMarked
package dev.migratehub.cli.command;

import org.jspecify.annotations.NullMarked;
