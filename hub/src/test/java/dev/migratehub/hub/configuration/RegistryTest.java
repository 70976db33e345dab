package dev.migratehub.hub.configuration;

import static dev.migratehub.hub.configuration.Shelf.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The registry as its REST interface gives it to people.
final class RegistryTest {

  @TempDir private static Path folder;
  private static TestHub hub;
  private Shelf shelf;

  @BeforeAll
  static void start() {
    hub = Shelf.start(folder, "--migratehub.limits.writes=100000");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void fill() {
    shelf = new Shelf(hub);
  }

  @Test
  void a_configuration_has_versions_and_a_tag() {
    Client.Answer made = is(201, shelf.create("web", "{\"replicas\":1}"));
    assertThat(made.text("/version")).isEqualTo("1");
    assertThat(made.tag()).matches("\"1-\\d+\"");
    Client.Answer changed =
        is(
            200,
            shelf.editor.put(
                shelf.config("web"),
                "{\"content\":{\"replicas\":2},\"comment\":\"more\"}",
                "If-Match",
                made.tag()));
    assertThat(changed.text("/version")).isEqualTo("2");
    Client.Answer read = is(200, shelf.viewer.get(shelf.config("web")));
    assertThat(read.json().at("/content/replicas").asInt()).isEqualTo(2);
    assertThat(read.text("/author")).isEqualTo(shelf.editing.email());
    assertThat(read.text("/comment")).isEqualTo("more");
    assertThat(read.tag()).isEqualTo(changed.tag());
  }

  @Test
  void a_change_on_another_version_is_a_conflict_that_says_who_was_faster() {
    is(201, shelf.create("web", "{\"replicas\":1}"));
    is(200, shelf.change("web", 1, "{\"replicas\":2}"));
    Client.Answer late = is(409, shelf.change("web", 1, "{\"replicas\":3}"));
    assertThat(late.text("/error/code")).isEqualTo("version_conflict");
    assertThat(late.text("/error/details/version")).isEqualTo("2");
    assertThat(late.text("/error/details/changed_by")).isEqualTo(shelf.editing.email());
    assertThat(late.text("/error/details/changed_at")).isNotBlank();
    is(422, shelf.editor.put(shelf.config("web"), "{\"content\":{}}"));
    is(409, shelf.editor.delete(shelf.config("web") + "?version=1"));
  }

  @Test
  void a_configuration_that_came_later_under_the_same_key_is_another_one() {
    String first = is(201, shelf.create("web", "{\"replicas\":1}")).tag();
    is(204, shelf.editor.delete(shelf.config("web") + "?version=1"));
    is(404, shelf.viewer.get(shelf.config("web")));
    is(201, shelf.create("web", "{\"replicas\":1}"));
    is(
        409,
        shelf.editor.put(shelf.config("web"), "{\"content\":{\"replicas\":5}}", "If-Match", first));
  }

  @Test
  void what_breaks_a_schema_is_told_with_place_and_rule() {
    Client.Answer bad = is(422, shelf.create("web", "{\"replicas\":0}"));
    assertThat(bad.text("/error/code")).isEqualTo("content_invalid");
    assertThat(bad.text("/error/details/violations/0/pointer")).isEqualTo("/replicas");
    assertThat(bad.text("/error/details/violations/0/rule")).isEqualTo("minimum");
    is(422, shelf.create("web", "{\"replicas\":1,\"replicas\":2}"));
    is(404, shelf.editor.post(shelf.configs(), "{\"key\":\"a\",\"schema\":\"no\",\"content\":1}"));
    is(422, shelf.create("no/slash", "{}"));
  }

  @Test
  void numbers_come_back_as_exact_as_they_went() {
    is(201, shelf.create("n", "{\"a\":0.10000000000000000001,\"b\":123456789012345678901}"));
    assertThat(shelf.viewer.get(shelf.config("n")).whole().body())
        .contains("0.10000000000000000001", "123456789012345678901");
  }

  @Test
  void history_difference_and_roll_back() {
    is(201, shelf.create("web", "{\"replicas\":1,\"a\":[1,2]}"));
    is(200, shelf.change("web", 1, "{\"replicas\":2,\"a\":[1],\"b\":null}"));
    Client.Answer all = is(200, shelf.viewer.get(shelf.config("web") + "/revisions"));
    assertThat(all.json().at("/0/version").asInt()).isEqualTo(2);
    assertThat(all.json().size()).isEqualTo(2);
    Client.Answer diff = is(200, shelf.viewer.get(shelf.config("web") + "/diff?from=1&to=2"));
    assertThat(diff.json().get("places").findValuesAsString("pointer"))
        .containsExactly("/a/1", "/replicas", "/b");
    assertThat(diff.json().get("places").findValuesAsString("kind"))
        .containsExactly("removed", "changed", "added");
    Client.Answer back =
        is(
            200,
            shelf.editor.post(
                shelf.config("web") + "/rollback",
                "{\"to\":1,\"version\":2,\"comment\":\"oops\"}"));
    assertThat(back.text("/version")).isEqualTo("3");
    assertThat(back.text("/rolled_back_to")).isEqualTo("1");
    assertThat(back.json().at("/content/replicas").asInt()).isEqualTo(1);
    is(404, shelf.editor.post(shelf.config("web") + "/rollback", "{\"to\":9,\"version\":3}"));
    assertThat(is(200, shelf.viewer.get(shelf.config("web") + "/revisions/2")).text("/version"))
        .isEqualTo("2");
  }

  @Test
  void keys_are_listed_page_by_page_by_their_beginning() {
    for (String key : List.of("web.a", "web.b", "db", "web.c")) {
      is(201, shelf.create(key, "{}"));
    }
    Client.Answer page = is(200, shelf.viewer.get(shelf.configs() + "?prefix=web.&limit=2"));
    assertThat(page.json().get("items").findValuesAsString("key"))
        .containsExactly("web.a", "web.b");
    Client.Answer rest =
        shelf.viewer.get(shelf.configs() + "?prefix=web.&limit=2&after=" + page.text("/next"));
    assertThat(rest.json().get("items").findValuesAsString("key")).containsExactly("web.c");
    assertThat(rest.text("/next")).isEmpty();
    is(422, shelf.viewer.get(shelf.configs() + "?limit=0"));
    is(422, shelf.viewer.get(shelf.configs() + "?consistency=perhaps"));
    is(200, shelf.viewer.get(shelf.configs() + "?consistency=stale"));
  }

  @Test
  void roles_say_who_may_what() {
    is(201, shelf.create("web", "{}"));
    is(403, shelf.viewer.put(shelf.config("web"), "{\"content\":{},\"version\":1}"));
    is(403, shelf.editor.post("/v1/projects/" + shelf.project + "/api-key/rotate", ""));
    is(404, shelf.stranger.get(shelf.config("web")));
    is(404, shelf.stranger.get("/v1/projects/" + shelf.project));
    is(200, shelf.admin.get(shelf.config("web")));
    is(401, hub.client().get(shelf.config("web")));
    Client.Answer roles = is(200, shelf.viewer.get("/v1/projects/" + shelf.project + "/roles"));
    assertThat(roles.json().findValuesAsString("role"))
        .containsExactlyInAnyOrder("editor", "viewer");
    String its = "/v1/projects/" + shelf.project + "/roles/" + shelf.editing.id();
    is(204, shelf.manager.delete(its));
    is(404, shelf.manager.delete(its));
    is(404, shelf.editor.get(shelf.config("web")));
    is(
        422,
        shelf.manager.post(
            "/v1/projects/" + shelf.project + "/roles",
            "{\"email\":\"nobody@example.org\",\"role\":\"viewer\"}"));
  }

  @Test
  void a_schema_in_use_stays_and_its_new_version_is_held_against_its_users() {
    is(201, shelf.create("web", "{\"replicas\":1}"));
    String path = "/v1/schemas/" + shelf.schema;
    Client.Answer used = is(409, shelf.manager.delete(path));
    assertThat(used.text("/error/details/users/0")).isEqualTo(shelf.project + "/web");
    Client.Answer broken =
        is(422, shelf.manager.put(path, "{\"content\":{\"maxProperties\":0},\"version\":1}"));
    assertThat(broken.text("/error/details/violations/0/message")).contains("web");
    is(200, shelf.manager.put(path, "{\"content\":{\"maxProperties\":1},\"version\":1}"));
    is(409, shelf.manager.put(path, "{\"content\":{},\"version\":1}"));
    is(403, shelf.stranger.put(path, "{\"content\":{},\"version\":2}"));
    is(204, shelf.editor.delete(shelf.config("web") + "?version=1"));
    is(204, shelf.manager.delete(path));
    is(404, shelf.manager.get(path));
  }
}
