package dev.migratehub.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.cli.render.JsonReport;
import dev.migratehub.cli.render.Secrets;
import dev.migratehub.cli.setup.Connection;
import dev.migratehub.cli.setup.Setup;
import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.target.Targets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_fault_of_ours_in_one_turn_does_not_hide_the_others(int atOnce) {
    int status = turns(List.of("a", "b", "c"), atOnce).take(TurnsTest::faulty);

    assertThat(status).isEqualTo(1);
    assertThat(out.toString(UTF_8).lines())
        .contains(
            "{\"event\":\"bug\",\"target\":\"b\",\"what\":\"java.lang.IllegalStateException: oh\",\"stack\":[]}",
            "{\"event\":\"result\",\"target\":\"a\",\"ok\":true}",
            "{\"event\":\"result\",\"target\":\"b\",\"ok\":false,\"code\":\"bug\",\"what\":\"java.lang.IllegalStateException: oh\"}",
            "{\"event\":\"result\",\"target\":\"c\",\"ok\":true}");
  }

  @Test
  void a_fault_of_ours_on_the_only_target_is_the_callers() {
    assertThatThrownBy(() -> turns(List.of("b"), 1).take(TurnsTest::faulty))
        .isInstanceOf(IllegalStateException.class);
  }

  private static int faulty(Call own, Connection connection) {
    if (connection.target().name().equals("b")) {
      throw new IllegalStateException("oh");
    }
    return 0;
  }

  private Turns turns(List<String> names, int atOnce) {
    Secrets secrets = new Secrets();
    Call call =
        new Call(
            new Arguments(List.of(), Map.of()),
            Setup.NOTHING,
            new JsonReport(new PrintStream(out, true, UTF_8), secrets),
            secrets,
            new Interrupts(),
            question -> Optional.empty(),
            Map.of(),
            Clock.systemUTC());
    List<Connection> connections =
        names.stream()
            .map(name ->
                new Connection(
                    Targets.of(name, "sqlite:" + name + ".db"),
                    DatabaseUrl.parse("sqlite:" + name + ".db"),
                    Setup.NOTHING.config(),
                    List.of(),
                    Optional.empty()))
            .toList();
    return new Turns(call, connections, atOnce);
  }
}
