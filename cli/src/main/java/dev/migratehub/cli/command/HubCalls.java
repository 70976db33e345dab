package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubAddress;
import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.hub.HubRun;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import java.util.List;
import java.util.Map;

/// What the commands about the hub have in common.
final class HubCalls {

  static final Flag WATCH = Flag.toggle("Follow the run until it has ended", "--watch");
  static final Flag COMMENT =
      Flag.value("TEXT", "What is written down with the decision", "--comment");

  private HubCalls() {}

  /// The hub that is signed in to.
  static HubClient hub(Call call) {
    HubAddress address = HubAddress.of(call.setup().variables());
    return hub(call, address);
  }

  static HubClient hub(Call call, HubAddress address) {
    call.secrets().add(List.of(address.token()));
    if (address.exposed()) {
      call.report()
          .answer(
              new Answer.Warned(
                  "everybody on the way to " + address + " can read the token; use https"));
    }
    return new HubClient(address);
  }

  /// Tells of a run without its items.
  static void told(Call call, Map<String, Object> run) {
    call.report().answer(new Answer.OfHub("run", run, line(run)));
  }

  /// Tells of a run and its items.
  static void told(Call call, HubRun run) {
    told(call, run.run());
    for (Map<String, Object> item : run.items()) {
      call.report().answer(new Answer.OfHub("item", item, item(item)));
    }
  }

  private static String line(Map<String, Object> run) {
    String reason = HubJson.text(run, "reason");
    return "run %s  %s %s on %s: %s%s"
        .formatted(
            HubJson.text(run, "id"),
            HubJson.text(run, "direction"),
            "version " + HubJson.text(run, "migration_version"),
            HubJson.text(run, "env"),
            HubJson.text(run, "state").replace('_', ' '),
            reason.isEmpty() ? "" : " (" + reason + ")");
  }

  private static String item(Map<String, Object> item) {
    Map<String, Object> error = HubJson.object(item, "error");
    String line =
        "  %s: %s, %s of %s statements"
            .formatted(
                HubJson.text(item, "target"),
                HubJson.text(item, "state"),
                HubJson.text(item, "statements_done"),
                HubJson.text(item, "statements_total"));
    return error.isEmpty()
        ? line
        : line
            + "\n    %s %s\n    now %s\n    do  %s"
                .formatted(
                    HubJson.text(error, "code"),
                    HubJson.text(error, "what"),
                    HubJson.text(error, "now"),
                    HubJson.text(error, "next"));
  }

  /// Follows a run to its end, telling whenever something changed.
  static HubRun followed(Call call, HubClient hub, HubRun first) {
    HubRun now = first;
    told(call, now);
    while (!now.ended()) {
      HubRun next = now.later(hub);
      if (!next.items().equals(now.items()) || !next.state().equals(now.state())) {
        told(call, next);
      }
      now = next;
    }
    return now;
  }
}
