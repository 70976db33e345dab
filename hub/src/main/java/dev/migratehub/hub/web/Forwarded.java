package dev.migratehub.hub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes a trusted proxy's word for where a request came from (`X-Forwarded-For`) and whether it
/// came by HTTPS (`X-Forwarded-Proto`), under which name (`X-Forwarded-Host`). From anybody else
/// these headers mean nothing.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class Forwarded extends OncePerRequestFilter {

  private final List<Network> proxies;

  Forwarded(HttpSettings settings) {
    this.proxies = settings.proxies();
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean told = trusted(request.getRemoteAddr());
    chain.doFilter(told ? new Told(request, client(request)) : request, response);
  }

  /// The last address that no trusted proxy has; what stands before it may be invented.
  private String client(HttpServletRequest request) {
    List<String> hops = new ArrayList<>();
    for (String line : Collections.list(request.getHeaders("X-Forwarded-For"))) {
      hops.addAll(List.of(line.split(",", -1)));
    }
    String client = request.getRemoteAddr();
    for (String hop : hops.reversed()) {
      String address = hop.strip();
      if (!trusted(client) || !literal(address)) {
        break;
      }
      client = address;
    }
    return client;
  }

  private boolean trusted(String address) {
    return literal(address)
        && proxies.stream().anyMatch(it -> it.holds(InetAddress.ofLiteral(address)));
  }

  private static boolean literal(String address) {
    try {
      InetAddress.ofLiteral(address);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// A request as its proxy tells it.
  private static final class Told extends HttpServletRequestWrapper {

    private final String client;
    private final boolean https;
    private final String host;

    Told(HttpServletRequest request, String client) {
      super(request);
      this.client = client;
      String scheme = request.getHeader("X-Forwarded-Proto");
      this.https = scheme == null ? request.isSecure() : scheme.equalsIgnoreCase("https");
      String told = request.getHeader("X-Forwarded-Host");
      this.host =
          told == null || !told.matches("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?")
              ? request.getServerName()
              : told.replaceFirst(":[0-9]+$", "");
    }

    @Override
    public String getRemoteAddr() {
      return client;
    }

    @Override
    public String getRemoteHost() {
      return client;
    }

    @Override
    public boolean isSecure() {
      return https;
    }

    @Override
    public String getScheme() {
      return https ? "https" : "http";
    }

    @Override
    public String getServerName() {
      return host;
    }
  }
}
