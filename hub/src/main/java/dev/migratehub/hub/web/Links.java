package dev.migratehub.hub.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Addresses that follow from the one that was asked for.
public final class Links {

  private Links() {}

  /// The same list with its filters, further on.
  public static Optional<String> next(HttpServletRequest request, Optional<String> cursor) {
    return cursor.map(it -> with(request, "cursor", it));
  }

  /// The same address with another value of a parameter.
  public static String with(HttpServletRequest request, String name, String value) {
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    String others =
        Arrays.stream(query.split("&"))
            .filter(it -> !it.isEmpty() && !it.startsWith(name + "=") && !it.startsWith("said="))
            .map(it -> it + "&")
            .collect(Collectors.joining());
    return request.getRequestURI() + "?" + others + name + "=" + encoded(value);
  }

  /// A value as an address carries it.
  public static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
