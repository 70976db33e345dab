package dev.migratehub.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks JSON with a hub.
public final class Client {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private final Optional<String> token;
  private final Optional<Browser> browser;

  public Client(String address, Optional<String> token) {
    this.address = address;
    this.token = token;
    this.browser = Optional.empty();
  }

  /// Speaks in the session of a browser that signed in, with its CSRF token.
  public Client(String address, Browser browser) {
    this.address = address;
    this.token = Optional.empty();
    this.browser = Optional.of(browser);
  }

  /// What came back.
  ///
  /// @param json missing where the body is none
  public record Answer(int status, JsonNode json, HttpResponse<String> whole) {

    /// The text at a pointer such as `/error/code`; empty where there is none.
    public String text(String pointer) {
      return json.at(pointer).asString("");
    }

    /// The ETag.
    public String tag() {
      return whole.headers().firstValue("ETag").orElse("");
    }
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer patch(String path, String body, String... headers) {
    return send("PATCH", path, body, headers);
  }

  public Answer delete(String path) {
    return send("DELETE", path, "");
  }

  /// Any request; headers are names and values in turn.
  public Answer send(String method, String path, String body, String... headers) {
    if (browser.isPresent()) {
      return answer(browser.get().json(method, path, body, headers).whole());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return answer(request.build());
  }

  private Answer answer(HttpRequest request) {
    try {
      return answer(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    boolean json =
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    JsonNode node = JSON.readTree(json ? response.body() : "null");
    return new Answer(response.statusCode(), node, response);
  }
}
