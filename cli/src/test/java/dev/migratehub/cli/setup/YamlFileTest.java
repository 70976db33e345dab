package dev.migratehub.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migratehub.engine.config.Source;
import dev.migratehub.engine.config.Value;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Kind;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class YamlFileTest {

  @Test
  void values_know_their_lines() {
    Source source =
        YamlFile.read(
            "f.yaml",
            """
            # a comment
            database:
              host: db   # here
              port: 5432
              password: "p: #1"
            migration: {directory: db/migrations}
            verbose: yes
            environment:
            """);
    assertThat(source.find("database.host")).contains(new Value("db", "f.yaml:3"));
    assertThat(source.find("database.port")).contains(new Value("5432", "f.yaml:4"));
    assertThat(source.find("database.password")).contains(new Value("p: #1", "f.yaml:5"));
    assertThat(source.find("migration.directory")).contains(new Value("db/migrations", "f.yaml:6"));
    assertThat(source.find("verbose")).contains(new Value("yes", "f.yaml:7"));
    assertThat(source.find("environment")).isEmpty();
  }

  @Test
  void the_sections_for_backups_and_seeds_are_read() {
    Source source =
        YamlFile.read(
            "f",
            """
            backup: {directory: backups, compression: zstd, retention_days: 30}
            seed:
              directory: seeds
            verbose: true
            """);
    assertThat(source.find("backup.retention_days").map(Value::text)).contains("30");
    assertThat(source.find("seed.directory").map(Value::text)).contains("seeds");
    assertThat(source.find("verbose")).isPresent();
  }

  @Test
  void a_number_keeps_its_zeros() {
    Source source = YamlFile.read("f", "database: {username: 007, password: 1e3}");
    assertThat(source.find("database.username").map(Value::text)).contains("007");
    assertThat(source.find("database.password").map(Value::text)).contains("1e3");
  }

  @Test
  void a_target_takes_parts_of_its_database_with_and_without_their_group() {
    Source source =
        YamlFile.read(
            "f",
            """
            targets:
              a:
                url: sqlite:a.db
                migration: {table: t}
                lock: {wait: 5s}
              b:
                database: b.db
              c:
                database: {host: h, database: d}
            """);
    assertThat(source.targets()).containsExactly("a", "b", "c");
    assertThat(source.forTarget("a").values())
        .containsOnlyKeys("database.url", "migration.table", "lock.wait");
    assertThat(source.forTarget("b").values()).containsOnlyKeys("database.database");
    assertThat(source.forTarget("c").values())
        .containsOnlyKeys("database.host", "database.database");
  }

  @Test
  void an_empty_file_says_nothing() {
    assertThat(YamlFile.read("f", "").values()).isEmpty();
    assertThat(YamlFile.read("f", "# nothing\n---\n").values()).isEmpty();
  }

  @Test
  void an_unknown_key_is_refused_with_its_neighbour() {
    Problem problem = refused("database:\n  url: x\n  sslmodus: y\n");
    assertThat(problem.code()).isEqualTo(Code.SETTING_INVALID);
    assertThat(problem.what()).isEqualTo("f:3: database.sslmodus is not a setting");
    assertThat(problem.next()).contains("database.sslmode");
    assertThat(refused("databse:\n  url: x\n").what()).startsWith("f:1: databse");
    assertThat(refused("targets:\n  a:\n    hots: x\n").next()).contains("database.host");
    assertThat(refused("targets:\n  a: x\n").what()).contains("targets.a");
    assertThat(refused("database: x\n").what()).contains("f:1: database");
  }

  @Test
  void what_is_no_value_is_refused() {
    assertThat(refused("database:\n  url: [a]\n").what()).startsWith("f:2: database.url");
    assertThat(refused("- a\n").code()).isEqualTo(Code.SETTING_INVALID);
    assertThat(refused("? [a]\n: b\n").code().kind()).isEqualTo(Kind.USAGE);
    assertThat(refused("database: {url: a, url: b}").what()).contains("a second time");
  }

  @Test
  void what_is_no_yaml_is_refused_with_its_line() {
    Problem problem = refused("database:\n\turl: x\n");
    assertThat(problem.code()).isEqualTo(Code.CONFIG_UNREADABLE);
    assertThat(problem.what()).startsWith("f:2 is not YAML");
  }

  @Test
  void a_file_makes_no_objects_and_cannot_swell() {
    assertThat(YamlFile.read("f", "verbose: !!java.net.URL true").values()).hasSize(1);
    assertThat(refused("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n").code())
        .isEqualTo(Code.SETTING_INVALID);
  }

  private static Problem refused(String text) {
    return assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> YamlFile.read("f", text))
        .actual()
        .problem();
  }
}
