package dev.migratehub.cli.setup;

import dev.migratehub.engine.config.Address;
import dev.migratehub.engine.config.Settings;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.engine.target.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The tenants of one target as targets of their own, called `TARGET/TENANT`.
final class TenantList {

  private final Setup setup;
  private final Connection connection;
  private final String query;

  TenantList(Setup setup, Connection connection, String query) {
    this.setup = setup;
    this.connection = connection;
    this.query = query;
  }

  /// All tenants, or those that are wanted. When they cannot be listed, the one target that says
  /// so.
  List<Connection> connections(List<String> wanted) {
    Tenants tenants = tenants();
    try {
      refuseSharedHistory();
      List<String> names = tenants.names();
      refuseUnknown(wanted, names);
      return names.stream()
          .filter(name -> wanted.isEmpty() || wanted.contains(name))
          .map(name -> connection(tenants, name))
          .toList();
    } catch (ProblemException e) {
      return List.of(
          new Connection(
              connection.target(),
              connection.url(),
              connection.config(),
              connection.secrets(),
              Optional.of(e.problem())));
    }
  }

  /// A name that cannot be a tenant's does not hide the others.
  private Connection connection(Tenants tenants, String name) {
    try {
      return new Connection(
          tenants.target(name), tenants.address(name), connection.config(), connection.secrets());
    } catch (ProblemException e) {
      return new Connection(
          connection.target().called(connection.target().name() + "/" + name),
          connection.url(),
          connection.config(),
          connection.secrets(),
          Optional.of(e.problem()));
    }
  }

  /// With one history for all, the second tenant would seem to have what the first one got.
  private void refuseSharedHistory() {
    String table = connection.config().get(Settings.TABLE);
    if (!TableName.of(table).schema().isEmpty()) {
      throw new Problem(
              Code.SETTING_INVALID,
              "migration.table is "
                  + table
                  + ", one table for all tenants of "
                  + connection.target().name(),
              "no database was changed",
              "name it without a schema, so that each tenant has its own")
          .exception();
    }
  }

  private Tenants tenants() {
    Address address = Address.of(connection.config(), setup.variables(), Targets::dialect);
    String kind = connection.config().get(Settings.TENANTS_KIND);
    return new Tenants(
        connection.target().name(),
        address.url(),
        Tenants.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        query);
  }

  private void refuseUnknown(List<String> wanted, List<String> known) {
    wanted.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new Problem(
                  Code.TARGET_UNKNOWN,
                  "no tenant of %s is called %s; it has %s"
                      .formatted(
                          connection.target().name(),
                          name,
                          known.isEmpty() ? "none" : String.join(", ", known)),
                  "no database was changed",
                  "take one of them, or leave out --tenant for all")
              .exception();
        });
  }
}
