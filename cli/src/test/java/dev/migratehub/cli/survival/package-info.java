/// Whatever ends a run, the history tells the truth and the rest can be done.
@org.jspecify.annotations.NullMarked
package dev.migratehub.cli.survival;
