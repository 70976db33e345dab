package dev.migratehub.hub.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.migratehub.hub.Scene;
import dev.migratehub.hub.TestHub;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What a collector of OpenTelemetry gets to see.
final class TracesTest {

  private final List<String> received = new CopyOnWriteArrayList<>();

  @Test
  void a_collector_gets_spans_of_requests_runs_and_items() throws IOException {
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext("/v1/traces", this::receive);
    collector.start();
    String run;
    try (TestHub hub =
        TestHub.start(
            "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:%d/v1/traces"
                .formatted(collector.getAddress().getPort()))) {
      Scene scene = new Scene(hub);
      String set = scene.set("stg", PostgresServer.shared().newDatabase());
      run =
          scene
              .executed(scene.migration("create table t (id int);", ""), "stg", set)
              .at("/run/id")
              .asString();
    } finally {
      collector.stop(1);
    }
    // A hub that ends sends what it still has.
    assertThat(String.join("", received))
        .contains("migratehub.run", run, "migratehub.item", "migratehub.target")
        .contains("/api/v1/runs/{id}/execute")
        .doesNotContain("create table");
  }

  private void receive(HttpExchange exchange) throws IOException {
    received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
