package dev.migratehub.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.target.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "postgres | select a.b, count(*) from t where x = 'y' | select a.b, count(*) from t where x = ?",
        "postgres | alter role x password 'hunter2' | alter role x password ?",
        "postgres | select E'a\\'b', $$c$$, $t$d$t$, 12.5 | select E ?, ?, ?, ?.?",
        "postgres | select 'c:\\', 's3cret' | select ? …",
        "postgres | select E'a\\'', 'it\\' , s3cret, '' | select E ?, ? …",
        "mysql | select 'c:\\', s3cret, '' | select ? …",
        "postgres | select \"Name\" from t -- s3cret | select \"Name\" from t",
        "postgres | select 'cut off in the midd | select ?",
        "postgres | do $x$ begin cut off in the midd | do ?",
        "mysql | insert into t values (\"s3cret\", 'x', 0x4D) | insert into t values(?, ?, ?)",
        "mysql | select `a` from t # s3cret | select `a` from t"
      })
  void texts_and_numbers_are_hidden(String dialect, String statement, String shown) {
    assertThat(Masked.statement(Targets.dialect(dialect).orElseThrow(), statement))
        .isEqualTo(shown);
  }

  @Test
  void a_long_statement_is_cut() {
    String shown =
        Masked.statement(Targets.dialect("postgres").orElseThrow(), "select " + "abc, ".repeat(99));

    assertThat(shown).hasSize(122).endsWith(" …");
  }
}
