package dev.migratehub.hub.account;

import dev.migratehub.hub.web.Peer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// The session's cookie. Over HTTPS its name makes the browser hold it to this one host; without
/// HTTPS there is one on this machine only, and elsewhere none at all.
final class SessionCookie implements CookieSerializer {

  static final String SECURE = "__Host-migratehub";
  static final String PLAIN = "migratehub";

  private final Peer peer;
  private final DefaultCookieSerializer secure = cookie(SECURE, true);
  private final DefaultCookieSerializer plain = cookie(PLAIN, false);

  SessionCookie(Peer peer) {
    this.peer = peer;
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    HttpServletRequest request = value.getRequest();
    if (request.isSecure()) {
      secure.writeCookieValue(value);
    } else if (peer.sameMachine(request)) {
      plain.writeCookieValue(value);
    }
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    if (request.isSecure()) {
      return secure.readCookieValues(request);
    }
    return peer.sameMachine(request) ? plain.readCookieValues(request) : List.of();
  }

  private static DefaultCookieSerializer cookie(String name, boolean secure) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(name);
    cookie.setUseSecureCookie(secure);
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Lax");
    cookie.setCookiePath("/");
    return cookie;
  }
}
