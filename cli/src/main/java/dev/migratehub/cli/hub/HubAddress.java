package dev.migratehub.cli.hub;

import dev.migratehub.engine.config.Value;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A hub, and the token that opens it.
///
/// @param url without a slash at its end
public record HubAddress(URI url, String token) {

  static final String URL = "MIGR8_HUB_URL";
  static final String TOKEN = "MIGR8_HUB_TOKEN";
  private static final String LOCAL = "localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]";

  /// The one that variables name; what they do not name is in the file that `migr8 hub login` wrote.
  ///
  /// @throws ProblemException when no hub is named, or no token
  public static HubAddress of(Map<String, Value> variables) {
    Optional<String> url = said(variables, URL);
    Optional<String> token = said(variables, TOKEN);
    if (url.isPresent() && token.isPresent()) {
      return new HubAddress(url(url.get()), token.get());
    }
    HubFile file = HubFile.of(variables);
    HubAddress kept = file.read().orElseThrow(() -> unknown(file));
    // A token is for the hub that made it, and goes to no other.
    if (url.isPresent() && !url(url.get()).equals(kept.url())) {
      throw new Problem(
              Code.HUB_UNKNOWN,
              "%s names %s, and the token in %s is for %s"
                  .formatted(URL, url(url.get()), file.path(), kept.url()),
              "nothing was asked of any hub",
              "sign in there: migr8 hub login " + url(url.get()))
          .exception();
    }
    return new HubAddress(kept.url(), token.orElse(kept.token()));
  }

  /// Reads an address.
  ///
  /// @throws ProblemException when it is none
  public static URI url(String text) {
    try {
      URI url = URI.create(text.strip().replaceFirst("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null) {
        return url;
      }
      throw noAddress(text, Optional.empty());
    } catch (IllegalArgumentException e) {
      throw noAddress(text, Optional.of(e));
    }
  }

  /// Whether the token would be readable on its way.
  public boolean exposed() {
    return "http".equals(url.getScheme()) && !url.getHost().matches(LOCAL);
  }

  /// The token a variable holds.
  public static Optional<String> token(Map<String, Value> variables) {
    return said(variables, TOKEN);
  }

  @Override
  public String toString() {
    return url.toString();
  }

  private static Optional<String> said(Map<String, Value> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .map(value -> value.text().strip())
        .filter(text -> !text.isEmpty());
  }

  private static ProblemException unknown(HubFile file) {
    return new Problem(
            Code.HUB_UNKNOWN,
            "no hub is named: neither %s and %s are set, nor is there %s"
                .formatted(URL, TOKEN, file.path()),
            "nothing was asked of any hub",
            "sign in: migr8 hub login https://hub.example.org")
        .exception();
  }

  private static ProblemException noAddress(String text, Optional<Throwable> cause) {
    Problem problem =
        new Problem(
            Code.ARGUMENTS_INVALID,
            text + " is not the address of a hub",
            "nothing was asked of any hub",
            "write it as a browser shows it: migr8 hub login https://hub.example.org");
    return cause.map(it -> new ProblemException(problem, it)).orElseGet(problem::exception);
  }
}
