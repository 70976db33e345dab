package dev.migratehub.engine.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressSecretsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "postgres://h/db?password=s3cret, postgres://h/db?password=***",
        "postgres://h/db?user=me&PassWord=s3cret&sslmode=require,"
            + " postgres://h/db?user=me&PassWord=***&sslmode=require",
        "postgres://h/db?sslpassword=s3cret&sslkey=/a/b, postgres://h/db?sslpassword=***&sslkey=/a/b",
        "postgres://h/db?pass%77ord=s3cret, postgres://h/db?pass%77ord=***",
        "postgres://h/db?password=s3&s3cret, postgres://h/db?password=***&***",
        "postgres://h/db?password=s3@s3cret, postgres://h/db?password=***",
        "postgres://me:s3/s3cret@h/db, postgres://me:***@h/db",
        "postgres://me:s3?s3cret@h/db?ssl=on, postgres://me:***@h/db?ssl=on",
        "postgres://me:s3:s3@s3cret@h:1/db, postgres://me:***@h:1/db",
        "postgres://:s3cret@h/db, postgres://:***@h/db",
        "mysql://me:s3cret@tcp(h:3306)/db, mysql://me:***@tcp(h:3306)/db",
        "sqlite:a.db?key=s3cret, sqlite:a.db?key=***",
        "sqlite:file:a.db?mode=ro&hexkey=s3cret, sqlite:file:a.db?mode=ro&hexkey=***",
        "file:a.db?textkey=s3cret, file:a.db?textkey=***",
        "jdbc:sqlite:a.db?password=s3cret, jdbc:sqlite:a.db?password=***",
        "jdbc:postgresql://me:s3cret@h/db, jdbc:postgresql://me:***@h/db",
        "jdbc:postgresql:db?user=me&password=s3cret, jdbc:postgresql:db?user=me&password=***",
        "jdbc:mariadb://h/db?user=me;password=s3cret, jdbc:mariadb://h/db?user=me;password=***",
        "jdbc:mysql://h/db?trustCertificateKeyStorePassword=s3cret,"
            + " jdbc:mysql://h/db?trustCertificateKeyStorePassword=***",
        "jdbc:mysql://address=(host=h)(password=s3@s3cret)/db,"
            + " jdbc:mysql://address=(host=h)(password=***)/db",
        "\"jdbc:mysql://(host=h,user=me,password=s3cret)/db\","
            + " \"jdbc:mysql://(host=h,user=me,password=***)/db\"",
        "jdbc:mysql://me:s3cret@(host=h)/db, jdbc:mysql://me:***@(host=h)/db",
        "jdbc:oracle:thin:scott/s3cret@//h:1521/db, jdbc:oracle:***",
        "jdbc:sqlserver://h;user=me;password=s3cret, jdbc:sqlserver:***",
        "jdbc:h2:mem:a;PASSWORD=s3cret, jdbc:h2:***",
        "mongodb+srv://me:s3cret@h/db, mongodb+srv:***",
        "me:s3cret@h/db, me:***",
        "s3cret, ***",
        "postgres://h/db?pass%zz=s3cret, postgres:***",
        "postgres://me:s3cret@h:nonsense/db, postgres:***",
        "postgres:me:s3cret@h, postgres:***",
        "host=h password=s3cret options=-c:x, ***",
      })
  void what_must_not_be_seen_is_replaced_by_stars(String address, String shown) {
    assertThat(AddressSecrets.hidden(address, AddressSecretsTest::known)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://me@h:5432/db?sslmode=require&application_name=key",
        "postgres://h/db?user=me@example.com",
        "mysql://h/db?allowPublicKeyRetrieval=true",
        "sqlite:/data/a@b:c.db",
        "sqlite:key=1.db",
        "jdbc:mysql://(host=h,port=1)/db",
      })
  void what_may_be_seen_stays(String address) {
    assertThat(AddressSecrets.hidden(address, AddressSecretsTest::known)).isEqualTo(address);
    assertThat(AddressSecrets.in(DatabaseUrl.parse(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://h/db?sslpassword=s3cret",
        "postgres://h/db?password=s3%63ret",
        "sqlite:a.db?hexkey=s3cret",
        "jdbc:mysql://address=(host=h)(password=s3cret)/db",
        "jdbc:mariadb://h/db?keyStorePassword=s3cret",
        "mysql://me:s3cret@h/db",
      })
  void secrets_are_found_so_that_messages_can_be_searched_for_them(String address) {
    assertThat(AddressSecrets.in(DatabaseUrl.parse(address))).isEqualTo(List.of("s3cret"));
  }

  @Test
  void a_password_that_reads_as_a_port_and_a_parameter_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.parse("postgres://me:123/a?b@h/db"))
        .withMessageContaining("%3F")
        .withMessageNotContaining("123");
  }

  private static boolean known(String scheme) {
    return scheme.matches("postgres|mysql|sqlite|file|jdbc:(postgresql|mysql|mariadb|sqlite)");
  }
}
