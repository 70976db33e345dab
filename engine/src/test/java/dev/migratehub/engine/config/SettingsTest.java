package dev.migratehub.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.script.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

  private static final Config NOTHING = Config.of(source(), List.of());

  private static Source source() {
    return new Source("flags", Map.of());
  }

  @Test
  void everything_is_derived_from_the_key() {
    assertThat(Settings.HOST.variable()).isEqualTo("MIGR8_DATABASE_HOST");
    assertThat(Settings.HOST.flags()).containsExactly("--host", "--database-host");
    assertThat(Settings.OUT_OF_ORDER.variable()).isEqualTo("MIGR8_MIGRATION_ALLOW_OUT_OF_ORDER");
  }

  @Test
  void a_secret_has_no_flag() {
    assertThat(Settings.PASSWORD.flags()).isEmpty();
    assertThat(Settings.ALL.stream().flatMap(setting -> setting.flags().stream()))
        .noneMatch(flag -> flag.contains("password"));
  }

  @Test
  void no_flag_and_no_variable_stands_for_two_settings() {
    assertThat(Settings.ALL.stream().flatMap(setting -> setting.flags().stream()))
        .doesNotHaveDuplicates();
    assertThat(Settings.ALL).extracting(Setting::variable).doesNotHaveDuplicates();
  }

  @Test
  void every_default_can_be_read() {
    assertThat(Settings.ALL)
        .allSatisfy(setting ->
            assertThat(NOTHING.find(setting).isPresent())
                .isEqualTo(setting.fallback().isPresent()));
  }

  @Test
  void the_defaults_are_those_of_the_engine() {
    Limits limits =
        new Limits(
            NOTHING.get(Settings.LOCK_WAIT),
            NOTHING.get(Settings.LOCK_TIMEOUT),
            NOTHING.get(Settings.STATEMENT_TIMEOUT),
            NOTHING.get(Settings.LOCK_RETRIES));
    assertThat(limits).isEqualTo(Limits.DEFAULT);
    assertThat(NOTHING.get(Settings.TABLE)).isEqualTo(TableName.DEFAULT.toString());
  }

  @Test
  void every_layout_can_be_set() {
    assertThat(Settings.LAYOUT.type().allowed())
        .isEqualTo(
            "one of " + String.join(", ", Arrays.stream(Layout.values()).map(Layout::id).toList()));
  }

  @Test
  void a_misspelt_key_finds_its_neighbour() {
    assertThat(Settings.nearest("database.hots")).isEqualTo(Settings.HOST);
    assertThat(Settings.nearest("migration.dirctory")).isEqualTo(Settings.DIRECTORY);
    assertThat(Settings.nearest("databse.url")).isEqualTo(Settings.URL);
  }
}
