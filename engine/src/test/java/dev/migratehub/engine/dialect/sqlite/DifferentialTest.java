package dev.migratehub.engine.dialect.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.sql.Pieces;
import dev.migratehub.testkit.Client;
import dev.migratehub.testkit.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole script through the terminal client gives what its statements give one by one.
class DifferentialTest {

  @Test
  void our_statements_do_what_the_client_does(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("rich.sql");
    Files.writeString(script, resource());
    Client.Result client = Programs.sqlite3(folder.resolve("client.db")).feed(script);
    assertThat(client.err()).isEmpty();
    assertThat(client.exit()).isZero();

    runOneByOne(folder.resolve("ours.db"), Files.readString(script));

    assertThat(dump(folder.resolve("ours.db")))
        .contains("we;ird", "the last one has no end", "CREATE TRIGGER t1")
        .isEqualTo(dump(folder.resolve("client.db")));
  }

  private static void runOneByOne(Path file, String script) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String text : Pieces.statements(new Splitter(), script)) {
        statement.execute(text);
      }
    }
  }

  private static String dump(Path file) {
    return Programs.sqlite3(file).run(".dump").out();
  }

  private static String resource() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DifferentialTest.class.getResourceAsStream("rich.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
