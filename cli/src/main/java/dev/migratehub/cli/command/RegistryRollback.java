package dev.migratehub.cli.command;

import dev.migratehub.cli.render.Json;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;

/// `migr8 config-registry rollback`: a new version with the content of an old one.
final class RegistryRollback implements Command {

  private static final Flag TO = Flag.value("N", "The version whose content is wanted", "--to");

  @Override
  public Usage usage() {
    return Usage.of("config-registry rollback", "Give a configuration the content it had before")
        .detail(
            "Makes a new version; nothing of the history is lost. If somebody changed it since"
                + " --version-seen, nothing is changed and the exit status is 3.")
        .needs("PROJECT", "The project of the registry")
        .needs("KEY", "The configuration's key")
        .flag(TO)
        .flag(RegistryCalls.SEEN)
        .flag(RegistryCalls.COMMENT)
        .flag(RegistryCalls.KEY)
        .example(
            "migr8 config-registry rollback shop web --to 3 --version-seen 5 --comment 'too many'",
            "version 6 is as version 3 was");
  }

  @Override
  public int run(Call call) {
    Json body = new Json();
    body.put("to", needed(call, TO, "the version whose content is wanted: --to 3"));
    body.put(
        "version", needed(call, RegistryCalls.SEEN, "the version that is there: --version-seen 5"));
    call.arguments().value(RegistryCalls.COMMENT).ifPresent(text -> body.put("comment", text));
    RegistryCalls.told(
        call,
        RegistryCalls.registry(call)
            .once(
                "POST",
                RegistryCalls.path(call) + "/rollback",
                body.toString(),
                RegistryCalls.key(call)));
    return 0;
  }

  private static long needed(Call call, Flag flag, String next) {
    return RegistryCalls.number(call, flag)
        .orElseThrow(() -> RegistryCalls.invalid(flag.name() + " is missing", "say " + next));
  }
}
