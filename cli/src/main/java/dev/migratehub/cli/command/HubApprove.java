package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubRun;
import dev.migratehub.cli.render.Json;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;

/// `migr8 hub approve`: decides about a run.
final class HubApprove implements Command {

  private static final Flag DENY = Flag.toggle("Deny it; --comment says why", "--deny");

  @Override
  public Usage usage() {
    return Usage.of("hub approve", "Approve a run, or deny it")
        .detail(
            "An approval is bound to what the run would do: the SQL, the targets, the environment's"
                + " policy. See it first: migr8 hub status RUN --json.")
        .needs("RUN", "The run's id, as migr8 hub request prints it")
        .flag(HubCalls.COMMENT)
        .flag(DENY)
        .example("migr8 hub approve 1c0f9a3e-… --comment 'read with Ann'", "approve it")
        .example("migr8 hub approve 1c0f9a3e-… --deny --comment 'no index'", "deny it");
  }

  @Override
  public int run(Call call) {
    HubClient hub = HubCalls.hub(call);
    String id = call.arguments().at(0).orElseThrow();
    Json body = new Json().put("comment", call.arguments().value(HubCalls.COMMENT).orElse(""));
    String what = call.arguments().has(DENY) ? "deny" : "approve";
    hub.post("/runs/" + HubClient.encoded(id) + "/" + what, body);
    HubCalls.told(call, HubRun.of(hub, id).run());
    return 0;
  }
}
