package dev.migratehub.spring;

import dev.migratehub.engine.MigrateHub;
import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.execute.Limits;
import dev.migratehub.engine.history.TableName;
import dev.migratehub.engine.plan.Rules;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes the engine that the properties describe.
record Hubs(MigrateHubProperties properties, @Nullable DataSource source) {

  private static final String NAME = "default";

  MigrateHub hub() {
    MigrateHub hub =
        MigrateHub.on(target())
            .scripts(properties.locations().toArray(String[]::new))
            .table(TableName.of(properties.table()))
            .rules(
                new Rules(
                    properties.outOfOrder(),
                    properties.allowMissing(),
                    Optional.ofNullable(properties.environment()),
                    properties.allowUnadopted()))
            .limits(
                new Limits(
                    properties.lockWait(),
                    properties.lockTimeout(),
                    properties.statementTimeout(),
                    properties.lockRetries()))
            .listener(new EventLog());
    return properties.layout() == null ? hub : hub.layout(properties.layout());
  }

  /// The application's own data source, unless another address or another user is set.
  private Target target() {
    String url = properties.url();
    if (url == null && properties.user() == null) {
      return Targets.of(NAME, sourceOrRefuse());
    }
    return of(url == null ? addressOf(sourceOrRefuse()) : url);
  }

  private Target of(String url) {
    try {
      return Targets.of(NAME, signedIn(DatabaseUrl.parse(url)));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          new Problem(
              Code.URL_INVALID,
              "the address in migrate-hub.url cannot be understood: " + e.getMessage(),
              "no database was touched",
              "write it like jdbc:postgresql://host:5432/database"),
          e);
    }
  }

  private DatabaseUrl signedIn(DatabaseUrl url) {
    DatabaseUrl.Parts parts = url.parts();
    String user = properties.user();
    String password = properties.password();
    return new DatabaseUrl(
        url.scheme(),
        new DatabaseUrl.Parts(
            parts.host(),
            parts.port(),
            parts.database(),
            user == null ? parts.user() : user,
            password == null ? parts.password() : new Secret(password)),
        url.rest(),
        url.parameters());
  }

  private DataSource sourceOrRefuse() {
    if (source != null) {
      return source;
    }
    throw new Problem(
            Code.SETTING_INVALID,
            "there are several data sources, and none of them is marked as the one to migrate",
            "no database was touched",
            "mark one with @MigrateHubDataSource, or set migrate-hub.url")
        .exception();
  }

  private static String addressOf(DataSource source) {
    try (Connection connection = source.getConnection()) {
      String url = connection.getMetaData().getURL();
      return url == null ? "" : url;
    } catch (SQLException e) {
      throw new ProblemException(
          new Problem(
              Code.SERVER_UNREACHABLE,
              "the data source does not tell its address: " + e.getMessage(),
              "no database was touched",
              "set migrate-hub.url beside migrate-hub.user"),
          e);
    }
  }
}
