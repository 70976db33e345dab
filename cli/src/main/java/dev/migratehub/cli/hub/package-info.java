/// The hub as a client sees it: where it is, and what it answers.
@NullMarked
package dev.migratehub.cli.hub;

import org.jspecify.annotations.NullMarked;
