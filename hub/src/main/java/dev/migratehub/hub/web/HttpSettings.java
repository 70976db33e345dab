package dev.migratehub.hub.web;

import dev.migratehub.hub.BadSetting;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How the hub is reached.
///
/// @param addr where it listens: `127.0.0.1:8080`, `[::1]:8080` or `:8080` for everywhere; empty
///   for this machine only
/// @param trustedProxies networks whose word about the client's address, host and scheme is taken
/// @param maxBody the largest request
@ConfigurationProperties("migratehub.http")
record HttpSettings(
    @DefaultValue("") String addr,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("16MB") DataSize maxBody) {

  HttpSettings {
    addr = addr.strip();
    if (!addr.isEmpty() && !addr.matches("([^:\\s]*|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}")) {
      throw new BadSetting(
          "MIGRATEHUB_HTTP_ADDR",
          "is no address with a port",
          "Write it as 127.0.0.1:8080, [::1]:8080, or :8080 to listen everywhere.");
    }
  }

  /// The networks of the proxies.
  List<Network> proxies() {
    try {
      return trustedProxies.stream().map(String::strip).map(Network::of).toList();
    } catch (IllegalArgumentException e) {
      throw new BadSetting(
          "MIGRATEHUB_HTTP_TRUSTED_PROXIES",
          "holds something that is no network",
          "Write addresses or networks such as 10.0.0.7 or 10.0.0.0/24, with commas.");
    }
  }

  /// The name or address to listen on; `0.0.0.0` for everywhere, empty where none is set.
  Optional<String> host() {
    if (addr.isEmpty()) {
      return Optional.empty();
    }
    String host = addr.substring(0, addr.lastIndexOf(':'));
    return Optional.of(host.isEmpty() ? "0.0.0.0" : host.replaceAll("[\\[\\]]", ""));
  }

  /// The port to listen on; empty where none is set.
  Optional<Integer> port() {
    return Optional.of(addr)
        .filter(it -> !it.isEmpty())
        .map(it -> Integer.valueOf(it.substring(it.lastIndexOf(':') + 1)));
  }
}
