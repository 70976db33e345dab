package dev.migratehub.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which database is meant when several sources speak about it, from the strongest to the weakest.
final class AddressTest {

  private static final Map<String, String> FILE =
      Map.of(
          "database.driver", "postgres",
          "database.host", "db.file",
          "database.port", "6000",
          "database.database", "orders",
          "database.username", "app",
          "database.password", "secret");

  @Test
  void without_a_word_it_is_a_file_in_the_working_folder() {
    assertThat(shown()).isEqualTo("sqlite:migr8.db");
  }

  @Test
  void parts_of_one_source_are_put_together() {
    assertThat(shown(FILE)).isEqualTo("postgres://db.file:6000/orders");
    DatabaseUrl url = url(FILE);
    assertThat(url.parts().user()).isEqualTo("app");
    assertThat(url.parts().password().value()).isEqualTo("secret");
  }

  @Test
  void a_url_beats_the_parts_of_weaker_sources() {
    Map<String, String> flag = Map.of("database.url", "postgres://me:mine@other/db");
    assertThat(shown(flag, FILE)).isEqualTo("postgres://other:5432/db");
    assertThat(url(flag, FILE).parts().user()).isEqualTo("me");
    assertThat(url(flag, FILE).parts().password().value()).isEqualTo("mine");
  }

  @Test
  void a_part_beats_the_url_of_a_weaker_source() {
    Map<String, String> environment = Map.of("database.host", "db.env", "database.port", "7000");
    Map<String, String> file =
        Map.of("database.url", "postgres://app@db.file/orders?sslmode=require");
    assertThat(shown(environment, file)).isEqualTo("postgres://db.env:7000/orders");
    assertThat(url(environment, file).parameters()).containsEntry("sslmode", "require");
  }

  @Test
  void a_part_beats_the_url_of_its_own_source() {
    Map<String, String> file =
        Map.of("database.url", "mysql://app@db/orders", "database.database", "invoices");
    assertThat(shown(file)).isEqualTo("mysql://db:3306/invoices");
  }

  @Test
  void user_and_password_are_taken_from_weaker_sources_where_the_url_has_none() {
    Map<String, String> flag = Map.of("database.url", "postgres://other/db");
    assertThat(url(flag, FILE).parts().user()).isEqualTo("app");
    assertThat(url(flag, FILE).parts().password().value()).isEqualTo("secret");
    Map<String, String> named = Map.of("database.url", "postgres://me@other/db");
    assertThat(url(named, FILE).parts().user()).isEqualTo("me");
    assertThat(url(named, FILE).parts().password().value()).isEqualTo("secret");
  }

  @Test
  void the_password_of_a_url_is_not_used_for_another_user() {
    Map<String, String> environment = Map.of("database.username", "admin");
    Map<String, String> file = Map.of("database.url", "postgres://app:secret@db/orders");
    assertThat(url(environment, file).parts().user()).isEqualTo("admin");
    assertThat(url(environment, file).parts().password().value()).isEmpty();
  }

  @Test
  void another_kind_of_database_takes_a_weaker_url_out_of_the_game() {
    Map<String, String> environment = Map.of("database.driver", "mysql", "database.host", "db");
    Map<String, String> file = Map.of("database.url", "postgres://app@db.file/orders");
    assertThat(shown(environment, file)).isEqualTo("mysql://db:3306/");
    Map<String, String> same = Map.of("database.driver", "postgresql");
    assertThat(shown(same, file)).isEqualTo("postgres://db.file:5432/orders");
  }

  @Test
  void a_driver_beside_a_url_says_the_same_or_is_refused() {
    Map<String, String> same =
        Map.of("database.driver", "postgresql", "database.url", "postgres://db/orders");
    assertThat(shown(same)).isEqualTo("postgres://db:5432/orders");
    Problem problem =
        refused(Map.of("database.driver", "mysql", "database.url", "sqlite:secret.db"));
    assertThat(problem.code()).isEqualTo(Code.SETTING_INVALID);
    assertThat(problem.what())
        .isEqualTo(
            "database.driver is mysql (source 0), but the address that source 0 holds is one of sqlite");
    assertThat(refused(Map.of("database.driver", "oracle", "database.url", "sqlite:a.db")).what())
        .startsWith("database.driver is oracle, which cannot be used");
  }

  @Test
  void a_database_without_a_driver_is_a_file() {
    assertThat(shown(Map.of("database.database", "notes.db"))).isEqualTo("sqlite:notes.db");
    Map<String, String> url = Map.of("database.url", "sqlite:a.db");
    assertThat(shown(Map.of("database.database", "b.db"), url)).isEqualTo("sqlite:b.db");
  }

  @Test
  void a_mode_of_encryption_becomes_a_parameter() {
    Map<String, String> environment = Map.of("database.sslmode", "verify-full");
    assertThat(url(environment, FILE).parameters()).containsEntry("sslmode", "verify-full");
  }

  @Test
  void a_server_without_a_driver_is_not_guessed() {
    assertThat(refused(Map.of("database.host", "db")).what())
        .contains("not which kind of database");
  }

  @Test
  void an_unknown_driver_is_named_with_its_origin() {
    Problem problem = refused(Map.of("database.driver", "oracle"));
    assertThat(problem.code()).isEqualTo(Code.SETTING_INVALID);
    assertThat(problem.what()).contains("oracle").contains("(source 0)");
  }

  @Test
  void a_part_that_cannot_be_put_into_an_address_is_refused() {
    Map<String, String> host = Map.of("database.host", "db.env");
    Map<String, String> jdbc = Map.of("database.url", "jdbc:postgresql://db.file/orders");
    assertThat(refused(host, jdbc).what())
        .isEqualTo("database.host (source 0) cannot be put into the address that source 1 holds");
    assertThat(refused(host, Map.of("database.url", "sqlite:a.db")).what()).contains("source 1");
  }

  @Test
  void a_url_that_cannot_be_read_is_not_shown() {
    Problem problem = refused(Map.of("database.url", "pass:word@host/db"));
    assertThat(problem.code()).isEqualTo(Code.URL_INVALID);
    assertThat(problem.what()).contains("source 0").doesNotContain("word");
  }

  @Test
  void what_went_into_the_address_is_known() {
    Map<String, String> flag = Map.of("database.url", "postgres://me@other/db");
    assertThat(address(Map.of(), flag, FILE).used())
        .containsExactlyInAnyOrder("database.url", "database.password");
  }

  @Test
  void a_supabase_project_names_its_server_and_needs_the_password() {
    Map<String, String> project =
        Map.of("SUPABASE_URL", "https://abcdefghijklmnop.supabase.co", "SUPABASE_SERVICE_KEY", "k");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> address(project))
        .satisfies(e -> {
          assertThat(e.problem().what()).contains("SUPABASE_SERVICE_KEY").contains("opens no");
          assertThat(e.problem().next()).contains("SUPABASE_DB_PASSWORD");
        });
    Address address = address(project, Map.of("database.password", "secret"));
    assertThat(Targets.of("t", address.url()).address())
        .isEqualTo("postgres://db.abcdefghijklmnop.supabase.co:5432/postgres");
    assertThat(address.url().parameters()).containsEntry("sslmode", "require");
  }

  @Test
  void a_supabase_server_of_ones_own_cannot_be_derived() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> address(Map.of("SUPABASE_URL", "http://localhost:8000")))
        .satisfies(e -> assertThat(e.problem().next()).contains("DATABASE_URL"));
  }

  @Test
  void a_supabase_project_counts_only_when_nothing_else_does() {
    Map<String, String> project = Map.of("SUPABASE_URL", "https://abcdefghijklmnop.supabase.co");
    Address address = address(project, Map.of("database.url", "sqlite:a.db"));
    assertThat(address.url().rest()).isEqualTo("a.db");
  }

  @SafeVarargs
  private static String shown(Map<String, String>... sources) {
    return Targets.of("default", url(sources)).address();
  }

  @SafeVarargs
  private static DatabaseUrl url(Map<String, String>... sources) {
    return address(Map.of(), sources).url();
  }

  @SafeVarargs
  private static Problem refused(Map<String, String>... sources) {
    return assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> address(Map.of(), sources))
        .actual()
        .problem();
  }

  @SafeVarargs
  private static Address address(Map<String, String> variables, Map<String, String>... sources) {
    List<Source> all = new ArrayList<>();
    for (Map<String, String> texts : sources) {
      all.add(Said.source("source " + all.size(), texts));
    }
    Config config = Config.of(new Source("flags", Map.of()), all);
    return Address.of(config, Environment.variables(variables), Targets::dialect);
  }
}
