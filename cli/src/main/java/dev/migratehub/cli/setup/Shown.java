package dev.migratehub.cli.setup;

import dev.migratehub.engine.config.Address;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.config.Value;
import dev.migratehub.engine.dialect.AddressSecrets;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A configuration as it may be shown: with origins and without secrets.
///
/// @param places the address of each target, or why it has none
public record Shown(List<Line> lines, Map<String, String> places) {

  /// One setting; `note` says why its value is not used, or nothing.
  public record Line(String key, String value, String origin, String note) {}

  /// What holds in general, or for one target.
  public static Shown of(Setup setup, Optional<String> target) {
    Config config = target.map(setup.config()::forTarget).orElse(setup.config());
    Map<String, String> places = new LinkedHashMap<>();
    if (target.isPresent() || setup.config().targets().isEmpty()) {
      places.put(target.orElse("default"), place(setup, config));
    }
    if (target.isEmpty()) {
      for (String name : setup.config().targets()) {
        places.put(name, place(setup, setup.config().forTarget(name)));
      }
    }
    return new Shown(lines(setup, config), places);
  }

  private static List<Line> lines(Setup setup, Config config) {
    Optional<Address> address = address(setup, config);
    List<Line> lines = new ArrayList<>();
    for (Setting<?> setting : Settings.ALL) {
      Optional<Value> said = config.said(setting);
      boolean used =
          !setting.database()
              || said.isEmpty()
              || address.filter(it -> !it.used().contains(setting.key())).isEmpty();
      lines.add(
          new Line(
              setting.key(),
              said.map(value -> shown(setting, value.text())).or(setting::fallback).orElse(""),
              said.map(Value::origin).orElse(setting.fallback().isPresent() ? "default" : ""),
              used ? "" : "not used: another source names the database"));
    }
    return lines;
  }

  private static Optional<Address> address(Setup setup, Config config) {
    try {
      return Optional.of(Address.of(config, setup.variables(), Targets::dialect));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static String place(Setup setup, Config config) {
    try {
      Address address = Address.of(config, setup.variables(), Targets::dialect);
      return Targets.of("default", address.url()).address();
    } catch (ProblemException e) {
      return e.problem().code().id() + " " + e.problem().what();
    }
  }

  private static String shown(Setting<?> setting, String value) {
    if (setting.secret()) {
      return new Secret(value).toString();
    }
    return setting.equals(Settings.URL) ? withoutPassword(value) : value;
  }

  private static String withoutPassword(String url) {
    return AddressSecrets.hidden(url, scheme -> Targets.dialect(scheme).isPresent());
  }
}
