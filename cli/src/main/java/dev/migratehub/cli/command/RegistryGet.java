package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import java.util.Map;
import java.util.Optional;

/// `migr8 config-registry get`: a configuration's content, or what a project holds.
final class RegistryGet implements Command {

  private static final Flag AT = Flag.value("N", "An older version", "--at");
  private static final Flag PREFIX =
      Flag.value("TEXT", "Without KEY: only keys that begin like this", "--prefix");
  private static final int PAGE = 200;

  @Override
  public Usage usage() {
    return Usage.of("config-registry get", "Print a configuration of a hub's registry")
        .detail(
            "Prints the content and nothing else, as the hub keeps it. Without KEY it lists what the"
                + " project holds. With --json it says version, author and time as well.")
        .needs("PROJECT", "The project of the registry")
        .takes("KEY", "The configuration's key")
        .flag(AT)
        .flag(PREFIX)
        .example("migr8 config-registry get shop web > web.json", "the content")
        .example("migr8 config-registry get shop web --at 3", "as it was in version 3")
        .example("migr8 config-registry get shop --prefix web.", "what there is");
  }

  @Override
  public int run(Call call) {
    HubClient registry = RegistryCalls.registry(call);
    if (call.arguments().at(1).isEmpty()) {
      list(call, registry);
      return 0;
    }
    String path = RegistryCalls.path(call);
    Optional<Long> at = RegistryCalls.number(call, AT);
    if (call.arguments().has(CommonFlags.JSON)) {
      RegistryCalls.told(call, registry.get(path + at.map(it -> "/revisions/" + it).orElse("")));
    } else {
      String content = registry.text(path + "/content" + at.map(it -> "?version=" + it).orElse(""));
      call.report().answer(new Answer.Text(content));
    }
    return 0;
  }

  private static void list(Call call, HubClient registry) {
    String prefix = HubClient.encoded(call.arguments().value(PREFIX).orElse(""));
    String after = "";
    do {
      Map<String, Object> page =
          registry.get(
              RegistryCalls.configs(call)
                  + "?limit=%d&prefix=%s&after=%s".formatted(PAGE, prefix, after));
      HubJson.objects(page, "items").forEach(it -> RegistryCalls.told(call, it));
      after = HubClient.encoded(HubJson.text(page, "next"));
    } while (!after.isEmpty());
  }
}
