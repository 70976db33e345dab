package dev.migratehub.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HolderTest {

  @Test
  void what_is_not_known_is_not_printed() {
    assertThat(new Holder("7", "app", "local", "2026-01-31 12:00:00", "select 1"))
        .hasToString("session 7 (app at local, since 2026-01-31 12:00:00 UTC): select 1");
    assertThat(new Holder("7", "app", "", "", "")).hasToString("session 7 (app)");
    assertThat(new Holder("7", "", "migr8", "", "")).hasToString("session 7 (at migr8)");
    assertThat(new Holder("7", "", "", "", "")).hasToString("session 7");
    assertThat(new Holder("7", "", "", "2026-01-31 12:00:00", ""))
        .hasToString("session 7 (since 2026-01-31 12:00:00 UTC)");
    assertThat(new Holder("", "", "", "", "")).hasToString("a session");
    assertThat(new Holder("7", "app", "", "", "", false)).hasToString("perhaps session 7 (app)");
  }
}
