package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Actor;
import jakarta.servlet.http.HttpServletRequest;

/// Tells who a request comes from, where no controller was reached that asks for it.
public interface Visitors {

  /// Who it comes from; nobody for who is not signed in.
  Actor of(HttpServletRequest request);
}
