package dev.migratehub.cli.command;

import dev.migratehub.cli.usage.Usage;
import java.util.List;
import java.util.Set;

/// Every command; adding one is adding a line.
public final class Commands {

  /// In the order of the overview.
  public static final List<Command> ALL =
      List.of(
          new Up(),
          new Down(),
          new ShowStatus(),
          new Create(),
          new ShowVersion(),
          new GoTo(),
          new Redo(),
          new Resume(),
          new Validate(),
          new Check(),
          new Renumber(),
          new Repair(),
          new ShowHistory(),
          new Force(),
          new Baseline(),
          new Adopt(),
          new Drop(),
          new Examine(),
          new BackupCreate(),
          new BackupList(),
          new BackupVerify(),
          new BackupRestore(),
          new BackupClean(),
          new SeedRun(),
          new SeedGenerate(),
          new ConfigInit(),
          new ConfigShow(),
          new ConfigTest(),
          new AuditVerify(),
          new HubLogin(),
          new HubRequest(),
          new HubApprove(),
          new HubExecute(),
          new HubStatus(),
          new HubLogs(),
          new RegistryGet(),
          new RegistryPut(),
          new RegistryWatch(),
          new RegistryHistory(),
          new RegistryRollback(),
          new Completion(),
          new Help());

  private static final Set<String> NOT_MIGRATING =
      Set.of(
          "backup",
          "seed",
          "config",
          "audit",
          "hub",
          "config-registry",
          "doctor",
          "completion",
          "help");

  private Commands() {}

  /// How all of them are called.
  public static List<Usage> usages() {
    return ALL.stream().map(Command::usage).toList();
  }

  /// Whether a command may also stand after the word `migrate`.
  public static boolean migrating(Usage usage) {
    return !NOT_MIGRATING.contains(usage.group()) && !NOT_MIGRATING.contains(usage.word());
  }
}
