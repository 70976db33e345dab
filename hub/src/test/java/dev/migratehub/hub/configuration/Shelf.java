package dev.migratehub.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// A hub with a registry, a project of a manager's in it with an editor and a viewer, and a schema.
final class Shelf implements AutoCloseable {

  static final String SCHEMA =
      """
      {"type":"object","properties":{"replicas":{"type":"integer","minimum":1}}}\
      """;

  private static final AtomicInteger COUNT = new AtomicInteger();

  final TestHub hub;
  final Client admin;
  final User owner;
  final Client manager;
  final User editing;
  final Client editor;
  final User viewing;
  final Client viewer;
  final Client stranger;
  final String project;
  final String schema;
  final String apiKey;

  Shelf(TestHub hub) {
    this.hub = hub;
    this.admin = hub.client(hub.user(Role.ADMIN));
    this.owner = hub.user(Role.MANAGER);
    this.manager = hub.client(owner);
    this.editing = hub.user(Role.USER);
    this.editor = hub.client(editing);
    this.viewing = hub.user(Role.USER);
    this.viewer = hub.client(viewing);
    this.stranger = hub.client(hub.user(Role.MANAGER));
    int number = COUNT.incrementAndGet();
    this.project = "shop" + number;
    this.schema = "service" + number;
    Client.Answer made =
        manager.post("/v1/projects", "{\"id\":\"%s\",\"name\":\"Shop\"}".formatted(project));
    assertThat(made.status()).as(made.whole().body()).isEqualTo(201);
    this.apiKey = made.text("/api_key");
    is(
        201,
        manager.post(
            "/v1/schemas",
            "{\"id\":\"%s\",\"name\":\"Service\",\"content\":%s}".formatted(schema, SCHEMA)));
    grant(editing, "editor");
    grant(viewing, "viewer");
  }

  static TestHub start(Path folder, String... more) {
    String[] settings = new String[more.length + 1];
    System.arraycopy(more, 0, settings, 0, more.length);
    settings[more.length] = "--migratehub.registry.folder=" + folder.resolve("registry");
    return TestHub.start(settings);
  }

  static Client.Answer is(int status, Client.Answer answer) {
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(status);
    return answer;
  }

  void grant(User user, String role) {
    is(
        204,
        manager.post(
            "/v1/projects/" + project + "/roles",
            "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(user.email(), role)));
  }

  String configs() {
    return "/v1/projects/" + project + "/configs";
  }

  String config(String key) {
    return configs() + "/" + key;
  }

  Client.Answer create(String key, String content) {
    return editor.post(
        configs(),
        "{\"key\":\"%s\",\"schema\":\"%s\",\"content\":%s}".formatted(key, schema, content));
  }

  Client.Answer change(String key, long version, String content) {
    return editor.put(config(key), "{\"content\":%s,\"version\":%d}".formatted(content, version));
  }

  @Override
  public void close() {
    hub.close();
  }
}
