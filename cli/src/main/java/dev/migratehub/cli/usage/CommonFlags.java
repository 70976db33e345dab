package dev.migratehub.cli.usage;

import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import java.util.ArrayList;
import java.util.List;

/// The flags that every command takes: its own few, and one for each setting that is no secret.
public final class CommonFlags {

  public static final Flag CONFIG =
      Flag.value("FILE", "The configuration file, instead of .migr8.yaml", "-c", "--config");
  public static final Flag TARGET =
      Flag.value("NAME", "A target of the configuration; may be repeated", "--target");
  public static final Flag ALL_TARGETS =
      Flag.toggle("Every target of the configuration", "--all-targets");
  public static final Flag TENANT =
      Flag.value("NAME", "Only this tenant of the target; may be repeated", "--tenant");
  public static final Flag PARALLEL =
      Flag.value("N", "With several targets or tenants: so many at once", "--parallel");
  public static final Flag JSON = Flag.toggle("One JSON object a line instead of text", "--json");
  public static final Flag NO_COLOR = Flag.toggle("No colour and no progress line", "--no-color");
  public static final Flag QUIET = Flag.toggle("Only problems", "-q", "--quiet");
  public static final Flag HELP = Flag.toggle("Help for the command", "-h", "--help");
  public static final Flag VERSION = Flag.toggle("The version of migr8", "-V", "--version");

  /// The ones that are no settings.
  public static final List<Flag> OWN =
      List.of(CONFIG, TARGET, ALL_TARGETS, TENANT, PARALLEL, JSON, NO_COLOR, QUIET, HELP, VERSION);

  private CommonFlags() {}

  /// All of them.
  public static List<Flag> all() {
    List<Flag> all = new ArrayList<>(OWN);
    for (Setting<?> setting : Settings.ALL) {
      if (!setting.secret()) {
        all.add(Flag.of(setting));
      }
    }
    return all;
  }
}
