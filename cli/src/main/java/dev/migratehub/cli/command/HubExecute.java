package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubRun;
import dev.migratehub.cli.render.Json;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;

/// `migr8 hub execute`: lets an approved run begin, or one that failed go on.
final class HubExecute implements Command {

  private static final Flag RETRY =
      Flag.toggle("Go on with a run that failed or was canceled", "--retry");
  private static final Flag DOUBT =
      Flag.value(
          "retry|skip",
          "With --retry, about the statement that is in doubt: run it, or go on behind it",
          "--doubt");

  @Override
  public Usage usage() {
    return Usage.of("hub execute", "Let an approved run begin")
        .detail(
            "The hub executes it in the background. With --watch the run is followed to its end, and"
                + " the exit status is 0 only if every target has it.")
        .needs("RUN", "The run's id")
        .flag(HubCalls.WATCH)
        .flag(RETRY)
        .flag(DOUBT)
        .example("migr8 hub execute 1c0f9a3e-… --watch", "execute, and wait for the end")
        .example("migr8 hub execute 1c0f9a3e-… --retry", "go on where it failed");
  }

  @Override
  public int run(Call call) {
    HubClient hub = HubCalls.hub(call);
    String id = call.arguments().at(0).orElseThrow();
    boolean again = call.arguments().has(RETRY) || call.arguments().has(DOUBT);
    Json body = new Json();
    call.arguments().value(DOUBT).ifPresent(text -> body.put("doubt", text));
    hub.post("/runs/" + HubClient.encoded(id) + (again ? "/retry" : "/execute"), body);
    HubRun run = HubRun.of(hub, id);
    if (call.arguments().has(HubCalls.WATCH)) {
      HubCalls.followed(call, hub, run).ensureExecuted();
    } else {
      HubCalls.told(call, run.run());
    }
    return 0;
  }
}
