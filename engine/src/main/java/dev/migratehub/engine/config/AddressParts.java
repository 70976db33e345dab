package dev.migratehub.engine.config;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Puts an address together from what several sources say about it.
final class AddressParts {

  private static final String FALLBACK_DRIVER = "sqlite";
  private static final List<Setting<?>> PLACES =
      List.of(Settings.DRIVER, Settings.HOST, Settings.PORT, Settings.DATABASE);
  private static final List<Setting<?>> ONLY_ON_SERVERS =
      List.of(Settings.HOST, Settings.PORT, Settings.SSLMODE);

  private final Config config;
  private final Function<String, Optional<Dialect>> dialects;
  private final Set<String> used = new HashSet<>();

  AddressParts(Config config, Function<String, Optional<Dialect>> dialects) {
    this.config = config;
    this.dialects = dialects;
  }

  /// The address, unless nobody said where the database is.
  Optional<Address> said() {
    int at = decidingUrl();
    if (at >= 0) {
      return Optional.of(new Address(fromUrl(at), used));
    }
    return PLACES.stream().anyMatch(place -> config.said(place).isPresent())
        ? Optional.of(new Address(fromParts(), used))
        : Optional.empty();
  }

  /// The file that is used when nobody said anything.
  Address fallback() {
    DatabaseUrl.Parts nothing = new DatabaseUrl.Parts("", 0, "", "", Secret.NONE);
    return new Address(dialects.apply(FALLBACK_DRIVER).orElseThrow().url(nothing), used);
  }

  /// The index of the source whose url counts, or -1.
  private int decidingUrl() {
    int at = first(Settings.URL);
    int driver = first(Settings.DRIVER);
    if (at < 0 || driver < 0 || driver > at) {
      return at;
    }
    Value url = config.said(Settings.URL).orElseThrow();
    Optional<String> kind = dialects.apply(Urls.parse(url).scheme()).map(Dialect::id);
    if (kind.equals(Optional.of(driver().id()))) {
      return at;
    }
    if (driver == at && kind.isPresent()) {
      throw Urls.contradicted(config.said(Settings.DRIVER).orElseThrow(), url, kind.get());
    }
    return driver == at ? at : -1;
  }

  private int first(Setting<?> setting) {
    List<Source> sources = config.sources();
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).find(setting.key()).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private DatabaseUrl fromUrl(int at) {
    Config over = config.first(at + 1);
    Value origin = over.said(Settings.URL).orElseThrow();
    used.add(Settings.URL.key());
    DatabaseUrl url = withCredentials(Urls.parse(origin), over);
    return url.rest().isEmpty() ? onServer(url, over) : whole(url, over, origin);
  }

  /// User and password: the ones of this or an earlier source, else the url's, else any.
  private DatabaseUrl withCredentials(DatabaseUrl url, Config over) {
    DatabaseUrl.Parts parts = url.parts();
    Optional<String> other = use(over, Settings.USERNAME);
    String user =
        other.orElseGet(() ->
            parts.user().isEmpty() ? use(config, Settings.USERNAME).orElse("") : parts.user());
    String own = other.isPresent() ? "" : parts.password().value();
    String password =
        use(over, Settings.PASSWORD)
            .orElseGet(() -> own.isEmpty() ? use(config, Settings.PASSWORD).orElse("") : own);
    return Urls.with(
        url,
        new DatabaseUrl.Parts(
            parts.host(), parts.port(), parts.database(), user, new Secret(password)));
  }

  private DatabaseUrl onServer(DatabaseUrl url, Config over) {
    DatabaseUrl.Parts parts = url.parts();
    DatabaseUrl.Parts placed =
        new DatabaseUrl.Parts(
            use(over, Settings.HOST).orElse(parts.host()),
            use(over, Settings.PORT).orElse(parts.port()),
            use(over, Settings.DATABASE).orElse(parts.database()),
            parts.user(),
            parts.password());
    return withSslMode(Urls.with(url, placed), over);
  }

  /// A JDBC or file address, in which no part can be replaced but a file's name.
  private DatabaseUrl whole(DatabaseUrl url, Config over, Value origin) {
    List<Setting<?>> fixed = new ArrayList<>(ONLY_ON_SERVERS);
    if (url.scheme().startsWith("jdbc:")) {
      fixed.add(Settings.DATABASE);
    }
    for (Setting<?> part : fixed) {
      Optional<Value> value = over.said(part);
      if (value.isPresent()) {
        throw Urls.refused(part, value.get(), origin);
      }
    }
    return use(over, Settings.DATABASE)
        .map(name -> new DatabaseUrl(url.scheme(), url.parts(), name, url.parameters()))
        .orElse(url);
  }

  private DatabaseUrl fromParts() {
    DatabaseUrl.Parts parts =
        new DatabaseUrl.Parts(
            use(config, Settings.HOST).orElse(""),
            use(config, Settings.PORT).orElse(0),
            use(config, Settings.DATABASE).orElse(""),
            use(config, Settings.USERNAME).orElse(""),
            new Secret(use(config, Settings.PASSWORD).orElse("")));
    return withSslMode(driver().url(parts), config);
  }

  private Dialect driver() {
    Optional<String> name = use(config, Settings.DRIVER);
    if (name.isEmpty() && ONLY_ON_SERVERS.stream().anyMatch(it -> config.said(it).isPresent())) {
      throw Urls.driverMissing().exception();
    }
    return dialects
        .apply(name.orElse(FALLBACK_DRIVER))
        .orElseThrow(() -> Urls.driverUnknown(config.said(Settings.DRIVER).orElseThrow()));
  }

  private DatabaseUrl withSslMode(DatabaseUrl url, Config over) {
    Optional<String> mode = use(over, Settings.SSLMODE);
    if (mode.isEmpty()) {
      return url;
    }
    Map<String, String> parameters = new HashMap<>(url.parameters());
    parameters.put("sslmode", mode.get());
    return new DatabaseUrl(url.scheme(), url.parts(), url.rest(), parameters);
  }

  private <T> Optional<T> use(Config from, Setting<T> setting) {
    Optional<T> value = from.find(setting);
    if (value.isPresent()) {
      used.add(setting.key());
    }
    return value;
  }
}
