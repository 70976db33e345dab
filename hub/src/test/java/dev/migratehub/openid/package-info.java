/// An OpenID provider to test sign-in with; apart from the hub, so that the hub does not find it.
@NullMarked
package dev.migratehub.openid;

import org.jspecify.annotations.NullMarked;
