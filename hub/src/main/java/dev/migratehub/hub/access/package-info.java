/// Who acts, what that person may, and how a refusal is said.
@NullMarked
package dev.migratehub.hub.access;

import org.jspecify.annotations.NullMarked;
