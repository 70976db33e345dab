package dev.migratehub.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.target.Targets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LettingGoTest {

  private static final List<String> LETTING_GO =
      List.of(
          "discard all",
          "select 1; DISCARD sequences",
          "select PG_Advisory_Unlock(1)",
          "select pg_advisory_unlock_all()",
          "select release_lock('x')",
          "do RELEASE_ALL_LOCKS()",
          "select Release_Locks()");

  @Test
  void whatever_the_pattern_finds_holds_a_hint() {
    for (Dialect dialect : Targets.DIALECTS) {
      if (dialect.lock() instanceof LockSql.OnServer sql) {
        assertThat(LETTING_GO)
            .filteredOn(text -> sql.lettingGo().matcher(text).find())
            .isNotEmpty()
            .allMatch(
                text -> sql.hints().stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains));
      }
    }
  }
}
