package dev.migratehub.cli.hub;

import dev.migratehub.cli.render.Json;
import dev.migratehub.engine.execute.RunInfo;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Asks a hub by its REST API. What goes wrong is a problem that says so.
public final class HubClient {

  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(60);
  private static final int UNAUTHORIZED = 401;
  private static final int FIRST_ERROR = 300;
  private static final int SERVER_ERROR = 500;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECTING).build();
  private final HubAddress address;
  private final String root;

  public HubClient(HubAddress address) {
    this(address, "/api/v1");
  }

  private HubClient(HubAddress address, String root) {
    this.address = address;
    this.root = root;
  }

  /// The same hub's registry of configurations.
  public HubClient registry() {
    return new HubClient(address, "/v1");
  }

  /// The hub that is asked.
  public HubAddress address() {
    return address;
  }

  /// An object.
  public Map<String, Object> get(String path) {
    return HubJson.object(send(request(path).GET().build()));
  }

  /// A list of objects.
  public List<Map<String, Object>> list(String path) {
    return HubJson.objects(send(request(path).GET().build()));
  }

  /// What is there, as it was sent.
  public String text(String path) {
    return send(request(path).GET().build());
  }

  /// Does something.
  ///
  /// @param headers names and values in turn
  public Map<String, Object> post(String path, Json body, String... headers) {
    return HubJson.object(send("POST", path, body.toString(), headers));
  }

  /// Does something once: where the answer is lost it is asked once more, with the same key.
  ///
  /// @param key of the request
  public Map<String, Object> once(String method, String path, String body, String key) {
    try {
      return HubJson.object(send(method, path, body, "Idempotency-Key", key));
    } catch (ProblemException e) {
      if (e.problem().code() != Code.HUB_UNREACHABLE) {
        throw e;
      }
      return HubJson.object(send(method, path, body, "Idempotency-Key", key));
    }
  }

  private String send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /// A text as it stands in a path or a query.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address.url() + root + path))
        .timeout(ANSWERING)
        .header("Accept", "application/json")
        .header("User-Agent", "migr8/" + RunInfo.ofThisProcess().toolVersion())
        .header("Authorization", "Bearer " + address.token());
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= FIRST_ERROR) {
        throw refused(answer, request.method().equals("GET"));
      }
      return answer.body();
    } catch (IOException e) {
      throw unreachable(e, request.method().equals("GET"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          new Problem(
              Code.RUN_INTERRUPTED,
              "interrupted while the hub was asked",
              "the hub goes on with what it was told",
              "see where it stands: migr8 hub status"),
          e);
    }
  }

  private ProblemException unreachable(IOException e, boolean asking) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new ProblemException(
        new Problem(
            Code.HUB_UNREACHABLE,
            "%s does not answer: %s".formatted(address, why),
            asking
                ? "nothing was changed"
                : "it is not known whether the hub heard of it; said twice it is done once",
            "look whether it runs and can be reached from here, then run the same command again"),
        e);
  }

  private ProblemException refused(HttpResponse<String> answer, boolean asking) {
    if (answer.statusCode() == UNAUTHORIZED) {
      return new Problem(
              Code.HUB_TOKEN_REFUSED,
              address + " does not take the token: it expired, was revoked, or is of another hub",
              "nothing was changed",
              "make a token there, then sign in with it: migr8 hub login " + address)
          .exception();
    }
    if (answer.statusCode() >= SERVER_ERROR) {
      return unreachable(new IOException("status " + answer.statusCode()), asking);
    }
    String said = said(answer);
    if (said.endsWith("(version_conflict)")) {
      return new Problem(
              Code.HUB_CONFLICT,
              said,
              "nothing was changed by this command",
              "read it again, then run the command with the --version-seen that it has now")
          .exception();
    }
    return new Problem(
            Code.HUB_REFUSED,
            "%s says no: %s".formatted(address, said),
            "nothing was changed by this command",
            "mend what it says, then run the same command again")
        .exception();
  }

  private static String said(HttpResponse<String> answer) {
    try {
      Map<String, Object> error = HubJson.object(HubJson.object(answer.body()), "error");
      String message = HubJson.text(error, "message");
      if (!message.isEmpty()) {
        return "%s (%s)".formatted(message, HubJson.text(error, "code"));
      }
    } catch (IllegalArgumentException e) {
      // It is no hub that answers there, or something stands in front of it.
    }
    return "status " + answer.statusCode();
  }
}
