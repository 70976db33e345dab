package dev.migratehub.hub.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.hub.inventory.Engine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChecksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop table t                              | DROP TABLE
          drop schema s cascade                     | DROP SCHEMA
          drop index i                              |
          truncate t                                | TRUNCATE
          delete from t                             | DELETE without WHERE
          delete from t where id = 1                |
          update t set a = 1                        | UPDATE without WHERE
          alter table t drop column c               | DROP COLUMN
          alter table t drop c                      | DROP COLUMN
          alter table t drop constraint c           |
          alter table t alter c drop not null       |
          create table dropped (id int)             |
          /* drop */ select 'drop table t'          |
          /* why */ drop table t                    | DROP TABLE
          """)
  void statements_after_which_something_is_gone_are_found(String sql, String what) {
    Checks checks = of(sql, Engine.POSTGRESQL);
    assertThat(checks.losses().stream().map(Checks.Loss::what).toList())
        .isEqualTo(what == null ? List.of() : List.of(what));
  }

  @Test
  void a_loss_says_its_line() {
    Checks checks = of("select 1;\n\n-- gone\ndrop table t;\ndrop table t;", Engine.POSTGRESQL);
    assertThat(checks.losses().stream().map(Checks.Loss::line)).containsExactly(4L, 5L);
  }

  @Test
  void losses_beyond_those_that_are_named_are_counted() {
    Checks checks = of("drop table t;\n".repeat(50), Engine.POSTGRESQL, Engine.MYSQL);
    assertThat(checks.losses()).hasSize(20);
    assertThat(checks.lost()).isEqualTo(50);
  }

  @Test
  void a_comment_ends_where_the_server_ends_it() {
    assertThat(of("select 1; -- fine\rdrop table t;", Engine.POSTGRESQL).destructive()).isTrue();
  }

  @Test
  void characters_that_nobody_sees_are_counted() {
    assertThat(of("select 1; -- \u202Etxet\u202C\r\n", Engine.POSTGRESQL).unseen()).isEqualTo(2);
  }

  @Test
  void it_says_how_each_kind_of_server_will_run_it() {
    Checks checks = of("create table t (id int); select 1;", Engine.POSTGRESQL, Engine.MARIADB);
    assertThat(checks.statements()).isEqualTo(2);
    assertThat(checks.ways().stream().filter(Checks.Way::whole).map(Checks.Way::engine))
        .containsExactly("postgresql");
  }

  @Test
  void what_cannot_be_read_has_findings_and_nothing_else() {
    Checks checks = of("select 'open", Engine.POSTGRESQL);
    assertThat(checks.findings()).hasSize(1);
    assertThat(checks.ways()).isEmpty();
  }

  private static Checks of(String sql, Engine... engines) {
    return Checks.of("sql_up", sql, TransactionMode.AUTO, Set.of(engines));
  }
}
