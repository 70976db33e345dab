package dev.migratehub.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConfigTest {

  private static final Source FLAGS = Said.source("flags", Map.of("migration.directory", "flag"));
  private static final Source FILE =
      Said.source(
          "file",
          Map.of(
              "migration.directory", "file",
              "migration.table", "file_table",
              "targets.a.migration.table", "table_of_a",
              "targets.a.environment", "stg",
              "targets.b.database.url", "sqlite:b.db"));

  @Test
  void the_first_source_that_says_something_decides() {
    Source environment =
        Environment.settings(
            "environment",
            Environment.variables(
                Map.of("MIGR8_MIGRATION_DIRECTORY", "env", "MIGR8_MIGRATION_TABLE", "env_table")),
            Set.of());
    Config config = Config.of(FLAGS, List.of(environment, FILE));
    assertThat(config.get(Settings.DIRECTORY)).isEqualTo("flag");
    assertThat(config.get(Settings.TABLE)).isEqualTo("env_table");
    assertThat(config.said(Settings.TABLE))
        .contains(new Value("env_table", "$MIGR8_MIGRATION_TABLE"));
    assertThat(config.get(Settings.LOCK_WAIT)).hasMinutes(1);
    assertThat(config.find(Settings.LAYOUT)).isEmpty();
  }

  @Test
  void an_empty_variable_says_nothing() {
    Map<String, Value> variables = Environment.variables(Map.of("MIGR8_MIGRATION_TABLE", ""));
    assertThat(Environment.settings("environment", variables, Set.of()).values()).isEmpty();
  }

  @Test
  void a_target_has_its_own_values_and_else_the_general_ones() {
    Config config = Config.of(Said.source("flags", Map.of()), List.of(FILE));
    assertThat(config.targets()).containsExactly("a", "b");
    assertThat(config.forTarget("a").get(Settings.TABLE)).isEqualTo("table_of_a");
    assertThat(config.forTarget("a").find(Settings.ENVIRONMENT)).contains("stg");
    assertThat(config.forTarget("b").get(Settings.TABLE)).isEqualTo("file_table");
    assertThat(config.forTarget("b").find(Settings.ENVIRONMENT)).isEmpty();
  }

  @Test
  void for_a_target_the_general_environment_yields_to_the_target_and_flags_do_not() {
    Source environment = Said.source("environment", Map.of("migration.table", "env_table"));
    Config quiet = Config.of(Said.source("flags", Map.of()), List.of(environment, FILE));
    assertThat(quiet.forTarget("a").get(Settings.TABLE)).isEqualTo("table_of_a");
    assertThat(quiet.forTarget("b").get(Settings.TABLE)).isEqualTo("env_table");
    Source flags = Said.source("flags", Map.of("migration.table", "flag_table"));
    assertThat(Config.of(flags, List.of(FILE)).forTarget("a").get(Settings.TABLE))
        .isEqualTo("flag_table");
  }

  @Test
  void a_target_has_variables_of_its_own() {
    Map<String, Value> variables =
        Environment.variables(Map.of("MIGR8_TARGETS_EU_WEST_DATABASE_PASSWORD", "secret"));
    Source source = Environment.settings("environment", variables, Set.of("eu-west"));
    assertThat(source.forTarget("eu-west").find("database.password").map(Value::text))
        .contains("secret");
  }

  @Test
  void a_value_that_is_not_allowed_names_key_value_origin_and_what_is() {
    Problem problem = refused(Said.source("file", Map.of("database.port", "http")), Settings.PORT);
    assertThat(problem.code()).isEqualTo(Code.SETTING_INVALID);
    assertThat(problem.what()).isEqualTo("database.port is http, which cannot be used (file)");
    assertThat(problem.next()).isEqualTo("set it to a number from 1 to 65535");
  }

  @Test
  void a_secret_that_is_not_allowed_is_not_shown() {
    Setting<Integer> pin =
        new Setting<>("pin", Type.number(1, 9), Optional.empty(), "A pin", true, List.of());
    Problem problem = refused(Said.source("file", Map.of("pin", "tell-nobody")), pin);
    assertThat(problem.what()).isEqualTo("pin has a value that cannot be used (file)");
  }

  private static Problem refused(Source source, Setting<?> setting) {
    Config config = Config.of(source, List.of());
    return assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> config.find(setting))
        .actual()
        .problem();
  }
}
