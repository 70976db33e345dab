package dev.migratehub.hub.sample;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.hub.inventory.DbTargets;
import dev.migratehub.hub.inventory.Engine;
import dev.migratehub.hub.inventory.TlsMode;
import java.util.Optional;

/// A server on which databases of the sample are made.
record SampleServer(Engine engine, DatabaseUrl url) {

  static SampleServer of(String address) {
    DatabaseUrl url = DatabaseUrl.parse(address);
    Engine engine =
        url.scheme().startsWith("postgres")
            ? Engine.POSTGRESQL
            : url.scheme().equals("mysql") ? Engine.MYSQL : Engine.MARIADB;
    return new SampleServer(engine, url);
  }

  /// Makes a database and says how a target leads there.
  DbTargets.Wish database(String name) {
    try (Session session = Targets.of("the sample's server", url).door().open()) {
      session.execute("create database " + name);
    }
    DatabaseUrl.Parts parts = url.parts();
    return new DbTargets.Wish(
        Optional.of(name + "_" + engine.text()),
        Optional.empty(),
        Optional.of(engine),
        Optional.of(parts.host()),
        Optional.of(parts.port()),
        Optional.of(name),
        Optional.of(parts.user()),
        Optional.of(TlsMode.DISABLE),
        Optional.empty(),
        Optional.of(parts.password()));
  }
}
