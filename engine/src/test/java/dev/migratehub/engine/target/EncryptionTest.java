package dev.migratehub.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.DatabaseServer;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the words for encryption mean on a server that has it, and on one that has not.
final class EncryptionTest {

  private static boolean encrypted(Database database, String mode) {
    Target target = Targets.of("default", database.url() + "?sslmode=" + mode);
    try (OpenTarget open = OpenTarget.connect(target)) {
      return !open.session()
          .query("show session status like 'Ssl_cipher'", row -> row.text("Value"))
          .getFirst()
          .isEmpty();
    }
  }

  private static String refused(Database database, String mode) {
    return catchThrowableOfType(ProblemException.class, () -> encrypted(database, mode))
        .problem()
        .what();
  }

  @Test
  void without_encryption_only_those_connect_who_do_not_insist() {
    for (Database database :
        List.of(MySqlServer.shared().newDatabase(), MariaDbServer.shared().newDatabase())) {
      for (String mode : List.of("disable", "allow", "prefer", "PREFERRED")) {
        assertThat(encrypted(database, mode)).as(mode).isFalse();
      }
      assertThat(refused(database, "require")).contains("ssl not enabled");
    }
  }

  @Test
  @Tag("slow")
  void with_encryption_those_have_it_who_prefer_it_or_must() {
    try (DatabaseServer server = MariaDbServer.encrypted()) {
      Database database = server.newDatabase();
      assertThat(encrypted(database, "allow")).isFalse();
      assertThat(encrypted(database, "prefer")).isTrue();
      assertThat(encrypted(database, "require")).isTrue();

      try (OpenTarget open = OpenTarget.connect(Targets.of("default", database.url()))) {
        open.session().execute("set global require_secure_transport = on");
      }
      assertThat(refused(database, "disable")).contains("insecure transport");
      assertThat(encrypted(database, "allow")).isTrue();
    }
  }
}
