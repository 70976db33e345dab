package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;

/// `migr8 config-registry history`: who changed a configuration when and why.
final class RegistryHistory implements Command {

  @Override
  public Usage usage() {
    return Usage.of("config-registry history", "Show the versions of a configuration")
        .detail("The newest first. With --json each has its content.")
        .needs("PROJECT", "The project of the registry")
        .needs("KEY", "The configuration's key")
        .example("migr8 config-registry history shop web", "who, when and why");
  }

  @Override
  public int run(Call call) {
    RegistryCalls.registry(call)
        .list(RegistryCalls.path(call) + "/revisions")
        .forEach(it -> RegistryCalls.told(call, it));
    return 0;
  }
}
