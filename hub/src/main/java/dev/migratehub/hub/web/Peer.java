package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Fault;
import dev.migratehub.hub.access.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who is at the other end of a request.
@Component
public final class Peer {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  Peer() {}

  /// Whether client and hub are on one machine and the client knows it as such.
  public boolean sameMachine(HttpServletRequest request) {
    return THIS_MACHINE.contains(request.getServerName())
        && address(request).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  /// Goes on only where what is said cannot be overheard.
  ///
  /// @throws Refusal for plain HTTP from elsewhere
  public void mustBePrivate(HttpServletRequest request) {
    if (!request.isSecure() && !sameMachine(request)) {
      throw new Refusal(
          Fault.FORBIDDEN,
          "https_needed",
          "Signing in needs HTTPS. Behind a proxy that has it, name the proxy in"
              + " MIGRATEHUB_HTTP_TRUSTED_PROXIES.");
    }
  }

  /// Whom to count a request for: an IPv4 address, or an IPv6 network as one customer gets it.
  public String countedAs(HttpServletRequest request) {
    return address(request)
        .map(InetAddress::getAddress)
        .filter(it -> it.length == 16)
        .map(it -> HexFormat.of().formatHex(it, 0, 8))
        .orElse(request.getRemoteAddr());
  }

  private static Optional<InetAddress> address(HttpServletRequest request) {
    try {
      return Optional.of(InetAddress.ofLiteral(request.getRemoteAddr()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
