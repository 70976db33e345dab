/// Readers of what happens: terminal, plain lines, JSON.
@NullMarked
package dev.migratehub.cli.render;

import org.jspecify.annotations.NullMarked;
