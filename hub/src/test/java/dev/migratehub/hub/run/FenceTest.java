package dev.migratehub.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.PostgresServer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A node that was overtaken and does not know it yet.
final class FenceTest {

  private static TestHub hub;
  private static Scene scene;

  @BeforeAll
  static void start() {
    hub = TestHub.start("--migratehub.runs.node-threads=0");
    scene = new Scene(hub);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static UUID queued() {
    String set = scene.set("stg", PostgresServer.shared().newDatabase());
    String run = scene.request(scene.migration("create table t (id int);", ""), "stg", set);
    scene.approve(run);
    scene.execute(run);
    return UUID.fromString(run);
  }

  @Test
  void it_begins_no_item_and_ends_no_run() {
    UUID run = queued();
    Claims claims = hub.part(Claims.class);
    ItemStore items = hub.part(ItemStore.class);
    Claims.Claimed first = claims.claim(run).orElseThrow();
    Claims.Claimed second = claims.claim(run).orElseThrow();
    UUID item = first.items().getFirst().id();
    assertThat(items.begin(item, first.claim(), 1, Instant.EPOCH)).isEmpty();
    assertThat(claims.finish(run, first.claim(), Optional.empty())).isEmpty();
    assertThat(items.begin(item, second.claim(), 1, Instant.EPOCH).map(Run.Item::state))
        .contains(ItemState.QUEUED);
    assertThat(items.begin(item, second.claim(), 2, Instant.EPOCH).map(Run.Item::state))
        .contains(ItemState.RUNNING);
    assertThat(items.settle(item, 1, ItemState.FAILED, Optional.empty(), Optional.empty()))
        .isFalse();
    items.log(item, 1, 1, Instant.EPOCH, "info", "late");
    assertThat(items.lines(item, 0, 10)).isEmpty();
    assertThat(
            items.settle(item, 2, ItemState.EXECUTED, Optional.empty(), Optional.of(Instant.EPOCH)))
        .isTrue();
    assertThat(items.begin(item, second.claim(), 3, Instant.EPOCH)).isEmpty();
    assertThat(claims.finish(run, second.claim(), Optional.empty())).isPresent();
  }

  @Test
  void who_takes_over_begins_nothing_more_of_what_is_not_what_was_approved() {
    UUID run = queued();
    Claims claims = hub.part(Claims.class);
    assertThat(claims.claim(run).orElseThrow().halt()).isEmpty();
    assertThat(
            scene
                .admin()
                .post(
                    "/api/v1/db-sets/"
                        + scene.run(run.toString()).at("/run/db_set_id").asString("")
                        + "/disable",
                    "")
                .status())
        .isEqualTo(200);
    Claims.Claimed second = claims.claim(run).orElseThrow();
    assertThat(second.halt()).isPresent();
    assertThat(claims.finish(run, second.claim(), second.halt())).isPresent();
    assertThat(scene.run(run.toString()).at("/run/state").asString("")).isEqualTo("canceled");
    assertThat(scene.run(run.toString()).at("/run/reason").asString(""))
        .startsWith("What would run is no longer what was approved");
  }
}
