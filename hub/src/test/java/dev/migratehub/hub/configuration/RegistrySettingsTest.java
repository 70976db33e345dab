package dev.migratehub.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.Start;
import dev.migratehub.hub.BadSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RegistrySettingsTest {

  private static final Path FOLDER = Path.of("registry");
  private static final List<String> THREE = List.of("a=h1:7001", "b=h2:7001", "c=h3:7001");

  private static RegistrySettings settings(
      @Nullable Path folder, List<String> members, String node, String start) {
    return new RegistrySettings(
        folder, members, node, start, null, null, null, Duration.ofMillis(500), 1);
  }

  @Test
  void without_a_folder_it_is_off() {
    assertThat(settings(null, List.of(), "", "resume").log(Optional.empty())).isEmpty();
    assertThat(settings(null, List.of(), "", "resume").log(Optional.of(FOLDER)))
        .map(LogSettings::folder)
        .contains(FOLDER);
  }

  @Test
  void without_members_it_is_a_group_of_one() {
    LogSettings log = settings(FOLDER, List.of(), "", "resume").log(Optional.empty()).orElseThrow();
    assertThat(log.peers()).hasSize(1);
    assertThat(log.start()).isEqualTo(Start.FOUND);
  }

  @Test
  void of_several_members_this_node_is_one() {
    LogSettings log = settings(FOLDER, THREE, "b", "found").log(Optional.empty()).orElseThrow();
    assertThat(log.self().address()).isEqualTo("h2:7001");
    assertThat(log.peers()).hasSize(3);
    LogSettings late = settings(FOLDER, THREE, "c", "join").log(Optional.empty()).orElseThrow();
    assertThat(late.peers()).hasSize(2);
  }

  @Test
  void what_cannot_be_is_said_with_the_variable() {
    refused("MIGRATEHUB_REGISTRY_NODE", settings(FOLDER, THREE, "", "found"));
    refused("MIGRATEHUB_REGISTRY_START", settings(FOLDER, THREE, "a", "quickly"));
    refused("MIGRATEHUB_REGISTRY_MEMBERS", settings(FOLDER, List.of("a"), "a", "found"));
    refused(
        "MIGRATEHUB_REGISTRY_MEMBERS", settings(FOLDER, List.of("a=h:1", "a=h:2"), "a", "found"));
    refused(
        "MIGRATEHUB_REGISTRY_TLS_KEY",
        new RegistrySettings(
            FOLDER, THREE, "a", "found", FOLDER, null, null, Duration.ofMillis(500), 1));
  }

  private static void refused(String variable, RegistrySettings settings) {
    assertThatThrownBy(() -> settings.log(Optional.empty()))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining(variable);
  }
}
