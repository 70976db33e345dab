package dev.migratehub.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecretsTest {

  private final Secrets secrets = new Secrets();

  @Test
  void a_known_secret_is_hidden_wherever_it_stands() {
    secrets.add(List.of("correct horse"));
    assertThat(secrets.hidden("for 'correct horse' and xcorrect horsey")).doesNotContain("horse");
  }

  @Test
  void a_short_secret_is_hidden_only_as_a_word() {
    secrets.add(List.of("app"));
    assertThat(secrets.hidden("app=app applied 'app'")).isEqualTo("***=*** applied '***'");
  }

  @Test
  void hardly_a_secret_is_left_alone() {
    secrets.add(List.of("", "a"));
    assertThat(secrets.hidden("a banana")).isEqualTo("a banana");
  }

  @Test
  void the_form_of_an_address_gives_away_its_password() {
    assertThat(secrets.hidden("to postgres://me:what!ever@host/db?password=x&ssl=on; pwd=y"))
        .isEqualTo("to postgres://me:***@host/db?password=***&ssl=on; pwd=***");
  }

  @Test
  void no_sign_in_a_password_lets_the_rest_of_it_be_seen() {
    assertThat(secrets.hidden("postgres://me:a/b@c:d?e@host/db, and more"))
        .isEqualTo("postgres://me:***@host/db, and more");
    assertThat(secrets.hidden("x?sslpassword=a&hexkey=b&trustStorePassword=c"))
        .isEqualTo("x?sslpassword=***&hexkey=***&trustStorePassword=***");
  }

  @Test
  void a_secret_with_signs_of_a_pattern_is_taken_as_it_is() {
    secrets.add(List.of("a.c$1"));
    assertThat(secrets.hidden("abc$1 a.c$1")).isEqualTo("abc$1 ***");
  }

  @Test
  void all_sentences_of_a_problem_are_cleaned() {
    secrets.add(List.of("hunter22"));
    Problem problem = new Problem(Code.SIGN_IN_REFUSED, "hunter22", "hunter22", "hunter22");
    assertThat(secrets.hidden(problem))
        .isEqualTo(new Problem(Code.SIGN_IN_REFUSED, "***", "***", "***"));
  }
}
