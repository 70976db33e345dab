package dev.migratehub.engine.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "GRANT ALL PRIVILEGES ON *.* TO `a`@`%` WITH GRANT OPTION | true",
        "GRANT CREATE, ALTER ON `app`.* TO `a`@`%` | true",
        "GRANT CREATE ON `APP`.* TO `a`@`%` | false",
        "GRANT CREATE ON `a%`.* TO `a`@`%` | true",
        "GRANT CREATE ON `a_p`.* TO `a`@`%` | true",
        "GRANT CREATE ON `a\\_p`.* TO `a`@`%` | false",
        "GRANT SELECT, CREATE VIEW ON `app`.* TO `a`@`%` | false",
        "GRANT CREATE ON `app`.`t` TO `a`@`%` | false",
        "GRANT CREATE ON `other`.* TO `a`@`%` | false",
        "GRANT USAGE ON *.* TO `a`@`%` IDENTIFIED BY PASSWORD '*1E8F' | false",
        "GRANT `role`@`%` TO `a`@`%` | false",
        "SET DEFAULT ROLE `r1` FOR `a`@`%` | false"
      })
  void a_grant_on_a_schema_is_found(String grant, boolean found) {
    assertThat(has(List.of(grant), "", "CREATE")).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GRANT INSERT (`x`), SELECT ON `app`.`history` TO `a`@`%` | true",
        "GRANT SELECT ON `app`.`other` TO `a`@`%` | false",
        "GRANT SELECT ON `app`.* TO `a`@`%` | true"
      })
  void a_grant_on_a_table_is_found(String grant, boolean found) {
    assertThat(has(List.of(grant), "history", "SELECT")).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"CREATE, false", "SELECT, true"})
  void what_is_revoked_in_part_is_not_there(String right, boolean there) {
    List<String> grants =
        List.of("GRANT ALL PRIVILEGES ON *.* TO `a`@`%`", "REVOKE CREATE ON `app`.* FROM `a`@`%`");

    assertThat(has(grants, "", right)).isEqualTo(there);
  }

  private static boolean has(List<String> grants, String table, String right) {
    var rights = Rights.on(grants, "app", table);
    return rights.contains("ALL PRIVILEGES") || rights.contains(right);
  }
}
