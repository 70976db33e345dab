package dev.migratehub.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.HubProcess;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Hubs in processes of their own on one database.
@Tag("slow")
final class SeveralHubsTest {

  @TempDir private Path folder;

  @Test
  void they_begin_together_on_an_empty_database_and_their_logs_name_the_run() {
    Database database = PostgresServer.shared(PostgresServer.Major.OLDER).newDatabase();
    try (HubProcess one = HubProcess.start(database, folder);
        HubProcess other = HubProcess.start(database, folder);
        TestHub observer = TestHub.startOn(database, "--migratehub.runs.node-threads=0")) {
      one.ready();
      other.ready();
      Scene scene = new Scene(observer);
      String set = scene.set("stg", PostgresServer.shared().newDatabase());
      JsonNode end = scene.executed(scene.migration("create table t (id int);", ""), "stg", set);
      assertThat(end.at("/run/state").asString()).isEqualTo("executed");
      String run = "\"run_id\":\"" + end.at("/run/id").asString() + "\"";
      assertThat((one.log() + other.log()).lines().filter(line -> line.contains(run)))
          .anyMatch(line -> line.contains("run of apply in stg, targets left: 1"))
          .anyMatch(line -> line.contains(": executed after "))
          .anyMatch(line -> line.contains("run ended: executed"));
    }
  }
}
