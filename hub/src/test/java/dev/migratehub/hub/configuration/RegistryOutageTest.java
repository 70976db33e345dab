package dev.migratehub.hub.configuration;

import static dev.migratehub.hub.configuration.Shelf.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import dev.migratehub.hub.access.Role;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of the registry while the hub's database, or the hub itself, is away.
final class RegistryOutageTest {

  @TempDir private Path folder;

  @Test
  void programs_read_on_while_the_database_is_away_and_a_new_hub_knows_everything()
      throws Exception {
    String setting = "--migratehub.registry.folder=" + folder.resolve("registry");
    try (DatabaseServer server = PostgresServer.fresh()) {
      Database database = server.newDatabase();
      String read;
      String config;
      try (TestHub hub = TestHub.startOn(database, setting)) {
        Shelf shelf = new Shelf(hub);
        is(201, shelf.create("web", "{\"replicas\":3}"));
        read = "/v1/read/" + shelf.apiKey + "/web";
        config = shelf.config("web");
        server.kill();
        assertThat(is(200, hub.client().get(read)).whole().body()).isEqualTo("{\"replicas\":3}");
        assertThat(is(200, hub.client().get("/v1/ready")).text("/status")).isEqualTo("up");
        server.start();
      }
      try (TestHub hub = TestHub.startOn(database, setting)) {
        is(200, hub.client().get(read));
        Client admin = hub.client(hub.user(Role.ADMIN));
        is(200, admin.put(config, "{\"version\":1,\"content\":{\"replicas\":4}}"));
        assertThat(is(200, hub.client().get(read)).whole().body()).isEqualTo("{\"replicas\":4}");
        assertThat(admin.get("/v1/cluster").text("/tables_trouble")).isEmpty();
      }
    }
  }

  @Test
  void without_a_folder_there_is_none_and_it_says_so() {
    try (TestHub hub = TestHub.start()) {
      Client admin = hub.client(hub.user(Role.ADMIN));
      assertThat(is(503, admin.get("/v1/projects")).text("/error/code")).isEqualTo("registry_off");
      assertThat(is(503, hub.client().get("/v1/ready")).text("/status")).isEqualTo("off");
      assertThat(is(200, hub.client().get("/v1/health")).text("/status")).isEqualTo("off");
      is(200, hub.client().get("/health/ready"));
    }
  }
}
