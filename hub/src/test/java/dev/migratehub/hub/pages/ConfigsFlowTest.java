package dev.migratehub.hub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.account.User;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The registry from an empty page to a configuration that was rolled back, with script and
/// without.
@Tag("slow")
final class ConfigsFlowTest {

  @TempDir private static Path folder;
  private static TestHub hub;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    hub =
        TestHub.start(
            "--migratehub.sign-in.passwords=true",
            "--migratehub.registry.folder=" + folder.resolve("registry"));
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_configuration_is_made_changed_and_rolled_back(boolean script) {
    Scrutiny scrutiny = new Scrutiny();
    User manager = hub.user(Role.MANAGER);
    User other = hub.user(Role.USER);
    String id = script ? "shop" : "yard";
    Page page =
        chromium.window(hub, manager, new Chromium.Look(script, ColorScheme.LIGHT, 1280, 900));

    page.navigate("/config-schemas");
    page.locator("#f-name").fill("A service");
    page.locator("#f-id").fill("service-" + id);
    page.locator("#f-content").fill("{\"properties\":{\"replicas\":{\"minimum\":1}}}");
    page.getByText("Create schema").click();
    assertThat(page.locator(".said").innerText()).isEqualTo("Created.");

    String apiKey = project(page, id, script, scrutiny);
    page.locator("#f-email").fill(other.email());
    page.getByText("Give this role").click();
    assertThat(page.locator("main").innerText()).contains(other.email());
    assertThat(page.locator(".secret").count()).isZero();
    made(page, id, apiKey, script, scrutiny);
    changed(page, id, apiKey, manager, script, scrutiny);
    removed(page, id, apiKey);
    page.context().close();
    assertThat(scrutiny.wrong()).isEmpty();
    assertThat(chromium.complaints()).isEmpty();
  }

  private static String project(Page page, String id, boolean script, Scrutiny scrutiny) {
    page.navigate("/");
    page.getByText("Configs").click();
    page.locator("#f-name").fill("Shop");
    page.locator("#f-id").fill("No Good");
    page.getByText("Create project").click();
    assertThat(page.locator("#e-id").innerText()).contains("lower-case");
    page.locator("#f-id").fill(id);
    page.getByText("Create project").click();
    String apiKey = page.locator(".secret").innerText();
    assertThat(apiKey).startsWith("mhr_");
    scrutinize(script, scrutiny, page, "a key that is shown once");
    return apiKey;
  }

  private static void made(Page page, String id, String apiKey, boolean script, Scrutiny scrutiny) {
    page.getByText("New configuration").click();
    page.locator("#f-key").fill("web");
    page.locator("#f-schema").selectOption("service-" + id);
    page.locator("#f-content").fill("{\"replicas\":0}");
    if (script) {
      page.locator("#readings li").waitFor();
    } else {
      press(page, "Check");
    }
    assertThat(page.locator("#readings").innerText()).contains("/replicas", "minimum");
    page.getByText("Create configuration").click();
    assertThat(page.locator("#problem").innerText()).contains("/replicas");
    scrutinize(script, scrutiny, page, "a content that breaks its schema");
    page.locator("#f-content").fill("{\"replicas\":2}");
    page.getByText("Create configuration").click();
    assertThat(page.locator(".said").innerText()).isEqualTo("Created.");
    assertThat(hub.client().get("/v1/read/" + apiKey + "/web").whole().body())
        .isEqualTo("{\"replicas\":2}");
  }

  private static void changed(
      Page page, String id, String apiKey, User manager, boolean script, Scrutiny scrutiny) {
    press(page, "Edit");
    hub.client(manager)
        .put(
            "/v1/projects/" + id + "/configs/web",
            "{\"version\":1,\"content\":{\"replicas\":3},\"comment\":\"quicker\"}");
    page.locator("#f-content").fill("{\"replicas\":9}");
    press(page, "Save");
    assertThat(page.locator("#problem").innerText()).contains("version 2", manager.email());
    assertThat(page.locator("#f-content").inputValue().strip()).isEqualTo("{\"replicas\":9}");
    scrutinize(script, scrutiny, page, "somebody was faster");
    page.getByText("Look at theirs").click();
    page.getByText("What changed").click();
    assertThat(page.locator(".diff").innerText()).contains("2", "3");
    page.getByText("Roll back to version 1").click();
    assertThat(page.locator(".said").innerText()).contains("Rolled back");
    assertThat(page.locator("main").innerText()).contains("with the content of version 1");
    assertThat(hub.client().get("/v1/read/" + apiKey + "/web").whole().body())
        .isEqualTo("{\"replicas\":2}");
  }

  private static void removed(Page page, String id, String apiKey) {
    page.navigate("/configs/" + id);
    page.getByText("Make a new API key").click();
    assertThat(page.locator(".secret").innerText()).isNotEqualTo(apiKey);
    assertThat(hub.client().get("/v1/read/" + apiKey + "/web").status()).isEqualTo(404);
    page.navigate("/configs/" + id + "/c/web");
    page.getByText("Delete the configuration").click();
    page.locator("#f-confirm").fill("other");
    page.getByText("Delete configuration").click();
    assertThat(page.locator("#e-confirm").innerText()).contains("web");
    page.locator("#f-confirm").fill("web");
    page.getByText("Delete configuration").click();
    assertThat(page.locator(".said").innerText()).isEqualTo("Removed.");
  }

  private static void press(Page page, String button) {
    page.getByText(button, new Page.GetByTextOptions().setExact(true)).click();
  }

  /// What looks is a script itself.
  private static void scrutinize(boolean script, Scrutiny scrutiny, Page page, String name) {
    if (script) {
      scrutiny.look(page, name);
    }
  }
}
