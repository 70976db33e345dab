package dev.migratehub.hub.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ProjectsTest {

  private static TestHub hub;

  @BeforeAll
  static void start() {
    hub = TestHub.start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void an_admin_makes_a_project_and_lets_somebody_in() {
    Client admin = hub.client(hub.user(Role.ADMIN));
    User user = hub.user(Role.USER);
    Client.Answer made = admin.post("/api/v1/projects", "{\"slug\":\"shop\",\"name\":\"Shop\"}");
    assertThat(made.status()).isEqualTo(201);
    String path = "/api/v1/projects/" + made.text("/id");
    assertThat(hub.client(user).get(path).status()).isEqualTo(404);
    assertThat(admin.put(path + "/members/" + user.id(), "{\"role\":\"user\"}").status())
        .isEqualTo(204);
    assertThat(hub.client(user).get(path).text("/name")).isEqualTo("Shop");
  }

  @Test
  void whoever_is_not_signed_in_is_told_so() {
    Client.Answer answer = hub.client().get("/api/v1/projects");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("/error/code")).isEqualTo("sign_in_first");
  }

  @Test
  void a_user_makes_no_project() {
    Client.Answer answer =
        hub.client(hub.user(Role.USER))
            .post("/api/v1/projects", "{\"slug\":\"own\",\"name\":\"Own\"}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("/error/code")).isEqualTo("role_missing");
  }

  @Test
  void an_edit_of_what_was_changed_meanwhile_is_refused() {
    Client admin = hub.client(hub.user(Role.ADMIN));
    Client.Answer made = admin.post("/api/v1/projects", "{\"slug\":\"two\",\"name\":\"Two\"}");
    String path = "/api/v1/projects/" + made.text("/id");
    assertThat(admin.patch(path, "{\"name\":\"A\"}", "If-Match", made.tag()).status())
        .isEqualTo(200);
    Client.Answer late = admin.patch(path, "{\"name\":\"B\"}", "If-Match", made.tag());
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json().at("/error/details/version").asInt()).isEqualTo(2);
  }
}
