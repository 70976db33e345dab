package dev.migratehub.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.target.Targets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://root:s3cret@host/db, //host/db",
    "jdbc:mysql://root:s3cret@host:3307/db?useSSL=false, //host:3307/db",
    "jdbc:mysql://root:s3%63ret@h1:1%2Ch2/db, //h1:1%2Ch2/db",
    "jdbc:mysql:loadbalance://root:s3cret@host/db, loadbalance://host/db",
    "jdbc:mysql://host/db?user=root&password=s3cret, //host/db",
    "jdbc:mysql://root@host/db?password=s3cret, //host/db",
    "jdbc:mariadb://root:s3cret@host/db, //host/db",
    "jdbc:mariadb:sequential://root:s3cret@host/db, sequential://host/db",
    "jdbc:postgresql://root:s3cret@host:5432/db, //host:5432/db",
    "jdbc:postgresql://host/db?password=s3cret&user=root, //host/db",
  })
  void credentials_of_a_jdbc_address_are_taken_out(String text, String rest) {
    DatabaseUrl url = DatabaseUrl.parse(text);

    assertThat(url.rest()).isEqualTo(rest);
    assertThat(url.parts().user()).isEqualTo("root");
    assertThat(url.parts().password().value()).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://root:s3cret@host/db",
        "jdbc:mysql://root:s3@s3cret@host/db",
        "jdbc:mysql://root:s3/s3cret@host/db",
        "jdbc:mysql://root:s3?s3cret@host/db",
        "jdbc:mysql://host/db?user=root&password=s3@s3cret",
        "jdbc:mysql://(host=host,user=root,password=s3cret)/db",
        "jdbc:mysql://address=(host=host)(password=s3cret)/db",
        "jdbc:mariadb://root:s3cret@host/db",
        "jdbc:mariadb:replication://root:s3cret@h1,h2/db",
        "jdbc:postgresql://root:s3cret@host/db?sslmode=require",
        "postgres://root:s3cret@host/db",
        "postgres://host/db?password=s3@s3cret",
        "mysql://root:s3?s3cret@host/db",
      })
  void a_password_is_never_shown(String text) {
    assertThat(Targets.of("default", text).address()).doesNotContain("s3cret");
    DatabaseUrl url = DatabaseUrl.parse(text);
    for (Dialect dialect : Targets.DIALECTS) {
      dialect
          .endpoint(url)
          .ifPresent(endpoint -> assertThat(endpoint.display()).doesNotContain("s3cret"));
    }
    assertThat(url.toString().replaceAll("parameters=.*", ""))
        .doesNotContain(text.contains("password=s3cret)") ? "nothing" : "s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a@b.db", "a:b@c.db", "//x@y/z.db"})
  void an_at_in_a_files_name_is_no_user(String path) {
    assertThat(DatabaseUrl.parse("jdbc:sqlite:" + path).rest()).isEqualTo(path);
    assertThat(DatabaseUrl.parse("sqlite:" + path).rest()).isEqualTo(path);
  }
}
