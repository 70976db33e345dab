/// People, how they sign in, their sessions and tokens.
@NullMarked
package dev.migratehub.hub.account;

import org.jspecify.annotations.NullMarked;
