package dev.migratehub.hub;

import java.io.PrintStream;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says where to go, once the hub answers.
@Component
final class Welcome {

  private final PrintStream out = System.out;

  Welcome() {}

  @EventListener
  void ready(WebServerInitializedEvent event) {
    int port = event.getWebServer().getPort();
    out.println("Migrate Hub answers at http://127.0.0.1:" + port);
    out.flush();
  }
}
