package dev.migratehub.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser: keeps cookies per place, follows nothing by itself.
public final class Browser {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Map<String, String>> jar = new LinkedHashMap<>();
  private final List<String> always = new ArrayList<>();
  private final String home;

  public Browser(String home) {
    this.home = home;
  }

  /// Headers that go with every request.
  public Browser always(String... headers) {
    always.addAll(List.of(headers));
    return this;
  }

  /// What came back.
  public record Page(int status, String body, HttpResponse<String> whole) {

    public JsonNode json() {
      return JSON.readTree(body.isEmpty() ? "null" : body);
    }

    public String text(String pointer) {
      return json().at(pointer).asString("");
    }

    public String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }

    /// Where it sends the browser.
    public URI location() {
      return whole.uri().resolve(header("Location"));
    }
  }

  public Page get(String path, String... headers) {
    return send("GET", URI.create(home).resolve(path), "", headers);
  }

  public Page get(URI uri) {
    return send("GET", uri, "");
  }

  /// Follows redirects until there are none, or one leads to a place that is not to be seen yet.
  public Page follow(Page page, String until) {
    Page now = page;
    while (now.status() / 100 == 3 && !now.location().toString().startsWith(until)) {
      now = get(now.location());
    }
    return now;
  }

  /// Sends JSON with the CSRF token that belongs to the session.
  public Page json(String method, String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/json", "X-CSRF-Token", csrf()));
    return send(method, URI.create(home).resolve(path), body, all.toArray(String[]::new));
  }

  /// Sends fields as a form does.
  public Page form(URI uri, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
            .collect(Collectors.joining("&"));
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    return send("POST", uri, body, all.toArray(String[]::new));
  }

  /// A CSRF token of the present session.
  public String csrf() {
    return get("/auth/csrf").text("/token");
  }

  /// Signs in by password.
  public Page login(String email, String password) {
    return send(
        "POST",
        URI.create(home).resolve("/auth/login"),
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password),
        "Content-Type",
        "application/json");
  }

  /// The cookies of a place.
  public Map<String, String> cookies(URI uri) {
    return jar.computeIfAbsent(uri.getAuthority(), _ -> new LinkedHashMap<>());
  }

  /// The cookies of the hub.
  public Map<String, String> cookies() {
    return cookies(URI.create(home));
  }

  public Page send(String method, URI uri, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    List<String> all = new ArrayList<>(always);
    all.addAll(List.of(headers));
    for (int i = 0; i < all.size(); i += 2) {
      request.header(all.get(i), all.get(i + 1));
    }
    Map<String, String> cookies = cookies(uri);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(it -> keep(cookies, it));
      return new Page(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void keep(Map<String, String> cookies, String line) {
    String pair = line.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    if (line.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(pair.indexOf('=') + 1));
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
