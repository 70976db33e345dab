package dev.migratehub.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%0d%0aSet-Cookie:a=b\r\nX: y",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        " /x",
        ""
      })
  void after_signing_in_nobody_is_sent_to_another_site(String wish) {
    assertThat(Next.of(wish).path()).isEqualTo("/");
  }

  @Test
  void after_signing_in_one_goes_where_one_wanted() {
    assertThat(Next.of("/projects/shop?env=prd#runs").path())
        .isEqualTo("/projects/shop?env=prd#runs");
    assertThat(Next.of(null).path()).isEqualTo("/");
    assertThat(Next.of("/").path()).isEqualTo("/");
  }
}
