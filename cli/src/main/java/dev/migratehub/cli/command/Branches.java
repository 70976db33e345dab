package dev.migratehub.cli.command;

import dev.migratehub.cli.git.Trees;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.config.Value;
import dev.migratehub.engine.script.Branch;
import dev.migratehub.engine.script.Layout;
import dev.migratehub.engine.script.Roster;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Holds the migrations folder of a call against another branch.
final class Branches {

  static final Flag AGAINST =
      Flag.value("REF", "The branch that this one is meant for, such as origin/main", "--against");

  private static final String PATH = "PATH";

  private Branches() {}

  /// Does work on the branch, while the files of the other one are at hand.
  static <T> T with(Call call, String ref, Function<Branch, T> work) {
    Config config = call.settings();
    Path folder = Path.of(config.get(Settings.DIRECTORY));
    Optional<Layout> layout = config.find(Settings.LAYOUT).flatMap(Layout::named);
    // Says what is wrong with the folder here before git is asked about it.
    Roster.of(folder, layout);
    try (Trees trees = Trees.of(folder, path(call), ref)) {
      return work.apply(Branch.of(trees.folders(), layout, ref));
    }
  }

  /// Where programs are: the environment says it, and no file of the working folder may.
  private static String path(Call call) {
    return Optional.ofNullable(call.setup().variables().get(PATH))
        .filter(value -> value.origin().equals("$" + PATH))
        .map(Value::text)
        .or(() -> Optional.ofNullable(System.getenv(PATH)))
        .orElse("");
  }
}
