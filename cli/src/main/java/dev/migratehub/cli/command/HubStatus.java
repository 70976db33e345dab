package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.hub.HubRun;
import dev.migratehub.cli.usage.Usage;
import java.util.Optional;

/// `migr8 hub status`: where a run stands, or the newest runs.
final class HubStatus implements Command {

  @Override
  public Usage usage() {
    return Usage.of("hub status", "Show where a run stands, or the newest runs")
        .detail(
            "With --watch it waits until the run has ended; the exit status is 0 if every target has"
                + " it, 1 if it failed or was canceled, 3 if it was denied or needs another approval.")
        .takes("RUN", "The run's id; without it the newest runs of your projects")
        .flag(HubCalls.WATCH)
        .example("migr8 hub status", "the newest runs")
        .example("migr8 hub status 1c0f9a3e-… --watch", "wait for its end");
  }

  @Override
  public int run(Call call) {
    HubClient hub = HubCalls.hub(call);
    Optional<String> id = call.arguments().at(0);
    if (id.isEmpty()) {
      HubJson.objects(hub.get("/runs?limit=20"), "items").forEach(run -> HubCalls.told(call, run));
      return 0;
    }
    HubRun run = HubRun.of(hub, id.get());
    if (call.arguments().has(HubCalls.WATCH)) {
      HubCalls.followed(call, hub, run).ensureExecuted();
    } else {
      HubCalls.told(call, run);
    }
    return 0;
  }
}
