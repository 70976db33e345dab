package dev.migratehub.hub.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Excerpt;
import dev.migratehub.engine.problem.Location;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.ScriptTexts;
import dev.migratehub.hub.inventory.Engine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter role app password 'canary''7'",
        "ALTER ROLE app\n ENCRYPTED  PASSWORD /* 'x' */ 'canary7'",
        "create role app with login password $x$canary7$x$ valid until 'infinity'",
        "alter role app password E'canary\\'7'",
        "create user mapping for app server s options (user 'app', password 'canary7')",
        "select 1; alter role app -- now\n password 'canary7'",
      })
  void what_postgresql_calls_a_password_is_hidden_wherever_it_turns_up(String sql) {
    assertHidden(Engine.POSTGRESQL, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create user app identified by 'canary7'",
        "create user app identified with mysql_native_password by \"canary7\" replace 'canary7old'",
        "create user app@'%' identified with 'caching_sha2_password' as 'canary7'",
        "alter user app identified via mysql_native_password using password('canary7')",
        "set password for app@localhost = 'canary7'",
        "set password = password('canary7')",
        "grant all on *.* to app identified # 'x'\n by 'canary7'",
        "change master to master_user='app', master_password = 'canary7'",
        "create user a identified by 'canary7', b identified by 'canary7b'",
      })
  void what_mysql_calls_a_password_is_hidden_wherever_it_turns_up(String sql) {
    assertHidden(Engine.MYSQL, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "near \"password 'canary7'\" at character 5",
        "near 'identified by 'canary7' at line 1",
        "postgres://app:canary7@db.test/shop",
        "jdbc:mariadb://db/x?user=a&password=canary7",
        "connect host=db password=canary7 dbname=x",
        "alter role x password 'canary7 cut off here",
      })
  void where_secrets_stand_nothing_is_shown_even_of_what_is_not_known(String text) {
    assertThat(Redaction.GENERAL.hidden(text)).doesNotContain("canary").contains("***");
  }

  @Test
  void ordinary_texts_stay_as_they_are() {
    for (String text :
        List.of(
            "insert into users (name, password_hash) values ('ann', null)",
            "column \"password\" does not exist",
            "create table tokens (id int, token text not null, note text default 'x')",
            "the password of target orders-eu does not open",
            "https://db.test/path")) {
      assertThat(Redaction.GENERAL.hidden(text)).isEqualTo(text);
    }
  }

  @Test
  void a_known_secret_is_hidden_in_every_part_of_a_problem() {
    Problem problem =
        new Problem(
                Code.STATEMENT_FAILED,
                "what canary7",
                "now canary7",
                "next canary7",
                Optional.of(Excerpt.of(Location.of("a.sql"), "line canary7", 1)))
            .details(List.of("detail canary7"));
    Problem hidden = Redaction.GENERAL.and(new Secret("canary7")).hidden(problem);
    assertThat(hidden.toString()).doesNotContain("canary7").contains("***");
  }

  @Test
  void a_short_secret_hides_words_and_not_parts_of_them() {
    Redaction redaction = Redaction.GENERAL.and(new Secret("app")).and(new Secret("a"));
    assertThat(redaction.hidden("a happy app")).isEqualTo("a happy ***");
  }

  private static void assertHidden(Engine engine, String sql) {
    Redaction redaction =
        Redaction.GENERAL.and(engine.dialect(), ScriptTexts.kept("a.sql", sql.getBytes(UTF_8)));
    String secret = sql.contains("'7'") ? "canary'7" : "canary7";
    assertThat(redaction.hidden("the server said: " + secret + " is wrong"))
        .isEqualTo("the server said: *** is wrong");
    assertThat(redaction.hidden(sql)).doesNotContain("canary");
  }
}
