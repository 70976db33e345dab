package dev.migratehub.cli.setup;

import dev.migratehub.cli.usage.Arguments;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.engine.config.Address;
import dev.migratehub.engine.config.Config;
import dev.migratehub.engine.config.Likeness;
import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.dialect.AddressSecrets;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.target.Targets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out which targets a command is meant for.
public final class Connections {

  private static final String ONLY = "default";
  private static final String UNTOUCHED = "no database was touched";
  private static final List<Setting<?>> PLACES =
      List.of(Settings.URL, Settings.DRIVER, Settings.HOST, Settings.PORT, Settings.DATABASE);

  private final Setup setup;
  private final Arguments arguments;

  private Connections(Setup setup, Arguments arguments) {
    this.setup = setup;
    this.arguments = arguments;
  }

  /// The targets that are meant, in the order in which they were named.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when that cannot be told
  public static List<Connection> of(Setup setup, Arguments arguments) {
    return new Connections(setup, arguments).all();
  }

  /// The settings, where no database is needed: in general, or for the one target that is named.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when there is no such target
  public static Config settings(Setup setup, Arguments arguments) {
    List<String> named = arguments.all(CommonFlags.TARGET);
    if (named.size() != 1) {
      return setup.config();
    }
    String name = named.getFirst();
    if (!setup.config().targets().contains(name)) {
      throw unknown(name, setup.config().targets()).exception();
    }
    return setup.config().forTarget(name);
  }

  /// The dialect in which scripts are written, where no database is needed: the one of the first
  /// target that may be meant.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when an address cannot be understood
  public static Dialect dialect(Setup setup, Arguments arguments) {
    Config config = settings(setup, arguments);
    boolean placed = PLACES.stream().anyMatch(place -> config.said(place).isPresent());
    Config meant =
        setup.config().targets().stream()
            .filter(name -> !placed)
            .findFirst()
            .map(setup.config()::forTarget)
            .orElse(config);
    return Targets.of(ONLY, Address.of(meant, setup.variables(), Targets::dialect).url()).dialect();
  }

  private List<Connection> all() {
    return targets().stream().flatMap(it -> expanded(it).stream()).toList();
  }

  private List<Connection> targets() {
    Set<String> known = setup.config().targets();
    Set<String> wanted = new LinkedHashSet<>(arguments.all(CommonFlags.TARGET));
    if (arguments.has(CommonFlags.ALL_TARGETS)) {
      wanted.addAll(known);
      if (known.isEmpty()) {
        throw noTargets().exception();
      }
    } else if (wanted.isEmpty()) {
      return List.of(single(known));
    }
    refusePlaces();
    List<Connection> connections = new ArrayList<>();
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw unknown(name, known).exception();
      }
      connections.add(connection(name, setup.config().forTarget(name)));
    }
    return connections;
  }

  private Connection single(Set<String> known) {
    boolean placed = PLACES.stream().anyMatch(place -> setup.config().said(place).isPresent());
    if (placed || known.isEmpty()) {
      return connection(ONLY, setup.config());
    }
    if (known.size() == 1) {
      String name = known.iterator().next();
      return connection(name, setup.config().forTarget(name));
    }
    throw several(known).exception();
  }

  private Connection connection(String name, Config config) {
    Address address = Address.of(config, setup.variables(), Targets::dialect);
    return new Connection(
        Targets.of(name, address.url()), address.url(), config, secrets(address.url()));
  }

  /// The target itself, or its tenants.
  private List<Connection> expanded(Connection connection) {
    List<String> wanted = arguments.all(CommonFlags.TENANT);
    Optional<String> query = connection.config().find(Settings.TENANTS_QUERY);
    if (query.isEmpty()) {
      if (!wanted.isEmpty()) {
        throw noTenants(connection.target().name()).exception();
      }
      return List.of(connection);
    }
    return new TenantList(setup, connection, query.get()).connections(wanted);
  }

  /// What is secret in the address, unless the same word stands openly in it anyway.
  private static List<String> secrets(DatabaseUrl url) {
    DatabaseUrl.Parts parts = url.parts();
    List<String> open = List.of(url.scheme(), parts.user(), parts.host(), parts.database());
    return AddressSecrets.in(url).stream().filter(secret -> !open.contains(secret)).toList();
  }

  private void refusePlaces() {
    for (Setting<?> place : PLACES) {
      Optional<String> flag =
          setup
              .config()
              .said(place)
              .map(value -> value.origin())
              .filter(origin -> origin.startsWith("-"));
      if (flag.isPresent()) {
        throw new Problem(
                Code.ARGUMENTS_INVALID,
                flag.get() + " names a database of its own and cannot stand beside a target",
                UNTOUCHED,
                "leave out either " + flag.get() + " or --target and --all-targets")
            .exception();
      }
    }
  }

  private static Problem noTenants(String name) {
    return new Problem(
        Code.TARGET_UNKNOWN,
        "--tenant was given, and " + name + " has no tenants",
        UNTOUCHED,
        "say how they are found: tenants: {query: …} in .migr8.yaml; or leave out --tenant");
  }

  private static Problem noTargets() {
    return new Problem(
        Code.TARGET_UNKNOWN,
        "the configuration describes no targets",
        UNTOUCHED,
        "describe them under targets: in .migr8.yaml, or leave out --all-targets");
  }

  private static Problem several(Set<String> known) {
    return new Problem(
        Code.TARGET_UNKNOWN,
        "the configuration describes %d targets: %s"
            .formatted(known.size(), String.join(", ", known)),
        UNTOUCHED,
        "choose with --target NAME, or take --all-targets");
  }

  private static Problem unknown(String name, Set<String> known) {
    if (known.isEmpty()) {
      return new Problem(
          Code.TARGET_UNKNOWN,
          "--target %s names one of several databases, but the configuration describes no targets"
              .formatted(name),
          UNTOUCHED,
          "describe it under targets: in .migr8.yaml, or leave out --target");
    }
    String meant =
        Likeness.nearest(name, known)
            .map(likely -> "did you mean " + likely + "? Or d")
            .orElse("take one that it describes, or d");
    return new Problem(
        Code.TARGET_UNKNOWN,
        "no target is called %s; the configuration describes %s"
            .formatted(name, String.join(", ", known)),
        UNTOUCHED,
        meant + "escribe this one under targets: in .migr8.yaml");
  }
}
