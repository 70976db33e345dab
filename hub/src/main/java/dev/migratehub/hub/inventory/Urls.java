package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.hub.reach.Pinned;
import dev.migratehub.hub.reach.PinnedSockets;
import dev.migratehub.hub.reach.PinnedSocketsOfMariaDb;
import dev.migratehub.hub.reach.TrustedSockets;
import java.time.Duration;

/// Says an address in the words of the drivers.
final class Urls {

  /// How long a server may take from the first byte to letting us in.
  private static final Duration LOGIN = Duration.ofSeconds(20);

  private Urls() {}

  /// @param answer how long a server may think about anything; zero for ever
  static DatabaseUrl of(
      DbTarget.Address address,
      Secret password,
      Pinned pinned,
      String application,
      Duration answer) {
    String host = address.host();
    DatabaseUrl.Parts parts =
        new DatabaseUrl.Parts(
            host.contains(":") ? "[" + host + "]" : host,
            address.port(),
            address.database(),
            address.user(),
            password);
    DatabaseUrl url =
        address.engine().dialect().url(parts).withParameter("sslmode", address.tls().text());
    return address.engine() == Engine.POSTGRESQL
        ? postgres(url, address, pinned, application, answer)
        : mysql(url, address, pinned, application, answer);
  }

  private static DatabaseUrl postgres(
      DatabaseUrl url,
      DbTarget.Address address,
      Pinned pinned,
      String application,
      Duration answer) {
    DatabaseUrl pinnedUrl =
        url.withParameter("socketFactory", PinnedSockets.class.getName())
            .withParameter("socketFactoryArg", pinned.text())
            .withParameter("gssEncMode", "disable")
            .withParameter("loginTimeout", "" + login(answer).toSeconds())
            .withParameter("socketTimeout", "" + answer.toSeconds())
            .withParameter("application_name", application);
    return switch (address.tls()) {
      case DISABLE, REQUIRE -> pinnedUrl;
      case VERIFY_CA, VERIFY_FULL ->
          pinnedUrl
              .withParameter("sslfactory", TrustedSockets.class.getName())
              .withParameter("sslfactoryarg", address.ca().orElse(""));
    };
  }

  private static DatabaseUrl mysql(
      DatabaseUrl url,
      DbTarget.Address address,
      Pinned pinned,
      String application,
      Duration answer) {
    DatabaseUrl pinnedUrl =
        url.withParameter("socketFactory", PinnedSocketsOfMariaDb.class.getName())
            .withParameter(PinnedSocketsOfMariaDb.PROPERTY, pinned.text())
            .withParameter("connectionAttributes", "program_name:" + application)
            .withParameter("allowLocalInfile", "false")
            .withParameter("connectTimeout", "" + login(answer).toMillis())
            .withParameter("socketTimeout", "" + answer.toMillis());
    return address.ca().map(ca -> pinnedUrl.withParameter("serverSslCert", ca)).orElse(pinnedUrl);
  }

  private static Duration login(Duration answer) {
    return answer.isZero() ? LOGIN : answer;
  }
}
