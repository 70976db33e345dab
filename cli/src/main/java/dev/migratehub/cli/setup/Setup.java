package dev.migratehub.cli.setup;

import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.config.DotEnv;
import dev.migratehub.engine.config.Environment;
import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.config.Source;
import dev.migratehub.engine.config.Value;
import dev.migratehub.engine.dialect.AddressSecrets;
import dev.migratehub.engine.dialect.DatabaseUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that the command line, the environment and the files of the working folder say.
///
/// @param variables the environment's, and those of `.env` where it has none of that name
public record Setup(Config config, Map<String, Value> variables) {

  private static final List<String> FILES = List.of(".migr8.yaml", ".migr8.yml");
  private static final String DOT_ENV = ".env";
  static final String CONFIG_VARIABLE = "MIGR8_CONFIG";

  /// Nothing is said anywhere.
  public static final Setup NOTHING =
      new Setup(Config.of(new Source("flags", Map.of()), List.of()), Map.of());

  /// Reads it all.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when a file cannot be used
  public static Setup read(Arguments arguments, Map<String, String> environment) {
    Map<String, Value> process = Environment.variables(environment);
    Map<String, Value> dotEnv =
        FileText.read(DOT_ENV).map(text -> DotEnv.read(DOT_ENV, text)).orElse(Map.of());
    Map<String, Value> both = new HashMap<>(dotEnv);
    both.putAll(process);
    Source file = file(arguments, both);
    Set<String> targets = file.targets();
    Config config =
        Config.of(
            flags(arguments),
            List.of(
                Environment.settings("environment", process, targets),
                Environment.settings(DOT_ENV, dotEnv, targets),
                file));
    return new Setup(config, both);
  }

  /// What a user should know about how something was said.
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(Strays.warnings(variables, config.targets()));
    config
        .said(Settings.URL)
        .filter(value -> value.origin().startsWith("-"))
        .flatMap(Setup::exposed)
        .ifPresent(warnings::add);
    return warnings;
  }

  private static Optional<String> exposed(Value url) {
    DatabaseUrl address;
    try {
      address = DatabaseUrl.parse(url.text());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (AddressSecrets.in(address).isEmpty()) {
      return Optional.empty();
    }
    boolean usual = !address.parts().password().value().isEmpty();
    Setting<?> better = usual ? Settings.PASSWORD : Settings.URL;
    return Optional.of(
        "everybody on this machine can see the password in %s; set %s instead"
            .formatted(url.origin(), better.variable()));
  }

  private static Source flags(Arguments arguments) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Setting<?> setting : Settings.ALL) {
      if (!setting.secret()) {
        Flag flag = Flag.of(setting);
        arguments
            .value(flag)
            .ifPresent(text -> values.put(setting.key(), new Value(text, flag.name())));
      }
    }
    return new Source("flags", values);
  }

  private static Source file(Arguments arguments, Map<String, Value> variables) {
    Optional<String> named =
        arguments
            .value(CommonFlags.CONFIG)
            .or(() -> Optional.ofNullable(variables.get(CONFIG_VARIABLE)).map(Value::text));
    if (named.isPresent()) {
      String text =
          FileText.read(named.get()).orElseThrow(() -> FileProblems.notThere(named.get()));
      return YamlFile.read(named.get(), text);
    }
    for (String usual : FILES) {
      Optional<String> text = FileText.read(usual);
      if (text.isPresent()) {
        return YamlFile.read(usual, text.get());
      }
    }
    return new Source("file", Map.of());
  }
}
