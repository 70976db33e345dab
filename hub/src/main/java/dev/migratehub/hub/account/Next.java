package dev.migratehub.hub.account;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Where a browser goes once it is signed in: a path of the hub's, never another site.
record Next(String path) {

  private static final Next HOME = new Next("/");
  private static final int LONGEST = 2000;

  /// Reads what a request asks for; the hub's first page when it is anything else than a path.
  static Next of(@Nullable String wish) {
    if (wish == null || wish.length() > LONGEST || !wish.matches("/([^/\\\\\\p{Cntrl}].*)?")) {
      return HOME;
    }
    try {
      URI uri = new URI(wish);
      boolean here = uri.getScheme() == null && uri.getRawAuthority() == null;
      boolean plain = !wish.contains("\\") && wish.chars().allMatch(it -> it > ' ' && it < 127);
      return here && plain ? new Next(wish) : HOME;
    } catch (URISyntaxException e) {
      return HOME;
    }
  }
}
