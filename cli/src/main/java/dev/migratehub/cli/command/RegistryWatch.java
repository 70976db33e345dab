package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `migr8 config-registry watch`: tells each change of a project once, as it comes.
final class RegistryWatch implements Command {

  private static final Flag PREFIX =
      Flag.value("TEXT", "Only keys that begin like this", "--prefix");
  private static final Flag AFTER =
      Flag.value("INDEX", "Go on behind this index; without it, from now on", "--after");
  private static final Flag ONCE = Flag.toggle("End with the first changes", "--once");
  private static final int SECONDS = 25;

  @Override
  public Usage usage() {
    return Usage.of("config-registry watch", "Follow what changes in a hub's registry")
        .detail(
            "Each change is told once, in order, with its index; go on behind the last one with"
                + " --after. It ends with Ctrl-C, or with --once after the first changes.")
        .needs("PROJECT", "The project of the registry")
        .flag(PREFIX)
        .flag(AFTER)
        .flag(ONCE)
        .example("migr8 config-registry watch shop --prefix web.", "follow")
        .example(
            "migr8 config-registry watch shop --once && systemctl reload web",
            "wait for the next change");
  }

  @Override
  public int run(Call call) {
    HubClient registry = RegistryCalls.registry(call);
    String path =
        "/projects/%s/watch?prefix=%s"
            .formatted(
                HubClient.encoded(call.arguments().at(0).orElseThrow()),
                HubClient.encoded(call.arguments().value(PREFIX).orElse("")));
    Optional<Long> after = RegistryCalls.number(call, AFTER);
    String from =
        after.map(String::valueOf).orElseGet(() -> HubJson.text(registry.get(path), "until"));
    while (true) {
      Map<String, Object> page = registry.get("%s&wait=%d&after=%s".formatted(path, SECONDS, from));
      List<Map<String, Object>> changes = HubJson.objects(page, "changes");
      changes.forEach(it -> told(call, it));
      if (!changes.isEmpty() && call.arguments().has(ONCE)) {
        return 0;
      }
      from = HubJson.text(page, "until");
    }
  }

  private static void told(Call call, Map<String, Object> change) {
    String comment = HubJson.text(change, "comment");
    String text =
        "%s  %s  %s, %s, %s%s"
            .formatted(
                HubJson.text(change, "index"),
                HubJson.text(change, "key"),
                change.containsKey("content")
                    ? "version " + HubJson.text(change, "version")
                    : "deleted",
                HubJson.text(change, "at"),
                HubJson.text(change, "author"),
                comment.isEmpty() ? "" : ": " + comment);
    call.report().answer(new Answer.OfHub("config_change", change, text));
  }
}
