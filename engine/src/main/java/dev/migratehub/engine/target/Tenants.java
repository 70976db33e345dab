package dev.migratehub.engine.target;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.ServerError;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// The tenants of a database: schemas or databases that all have the same tables, each with a
/// history of its own. A query on the database says which there are.
///
/// @param name how the user calls the database
/// @param url the database that is asked
/// @param query its first column holds the names
public record Tenants(String name, DatabaseUrl url, Kind kind, String query) {

  /// What a tenant has for itself.
  public enum Kind {
    SCHEMA,
    DATABASE
  }

  /// The names of the tenants, in the order of the query's rows; rows without a name are none.
  ///
  /// @throws ProblemException when the database cannot be asked
  public List<String> names() {
    Target target = Targets.of(name, url);
    try (OpenTarget open = OpenTarget.connectToRead(target)) {
      return open.session().query(query, Row::first).stream()
          .filter(tenant -> !tenant.isEmpty())
          .distinct()
          .toList();
    } catch (SqlFailure e) {
      ServerError error = target.dialect().error(e.sqlState(), e.vendorCode(), e.words());
      Problem problem =
          new Problem(
              error.code(Code.SETTING_INVALID),
              "the tenants of %s cannot be listed: %s".formatted(name, error.sentence()),
              "nothing was changed",
              "correct tenants.query, whose first column must hold their names: migr8 config show");
      throw new ProblemException(problem, e);
    }
  }

  /// The address of one tenant.
  ///
  /// @throws ProblemException when there can be no such tenant
  public DatabaseUrl address(String tenant) {
    Target home = Targets.of(name, url);
    Optional<DatabaseUrl> inSchema = home.dialect().inSchema(url, tenant);
    if (kind == Kind.SCHEMA) {
      return inSchema.orElseThrow(() -> noSchemas().exception());
    }
    boolean file = inSchema.isEmpty();
    return url.withDatabase(file ? new TenantFile(home).path(tenant) : tenant);
  }

  /// One tenant as a target.
  ///
  /// @throws ProblemException when there can be no such tenant
  public Target target(String tenant) {
    Target target = Targets.of(name + "/" + tenant, address(tenant));
    return kind == Kind.SCHEMA ? target.in(tenant) : target;
  }

  private Problem noSchemas() {
    return new Problem(
        Code.SETTING_INVALID,
        Targets.of(name, url).dialect().name() + " has no schemas, so its tenants cannot be such",
        "nothing was changed",
        "set tenants.kind to database; the names are then files");
  }
}
