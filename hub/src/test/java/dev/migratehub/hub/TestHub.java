package dev.migratehub.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.access.Scope;
import dev.migratehub.hub.account.Tokens;
import dev.migratehub.hub.account.User;
import dev.migratehub.hub.account.Users;
import dev.migratehub.testkit.Database;
import dev.migratehub.testkit.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A hub that runs on a free port with an empty database of its own on the tests' PostgreSQL.
public final class TestHub implements AutoCloseable {

  /// What seals secrets unless a test brings its own key.
  public static final String SECRET_KEY =
      Base64.getEncoder().encodeToString("a key for tests, of 32 bytes....".getBytes(UTF_8));

  /// What [#userWithPassword] sets.
  public static final String PASSWORD = "canary password 42";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Database database;
  private final ConfigurableApplicationContext context;

  private TestHub(Database database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /// Starts one with an empty database.
  public static TestHub start(String... settings) {
    return startOn(PostgresServer.shared().newDatabase(), settings);
  }

  /// Starts one with an empty database and with parts that a test brings.
  public static TestHub startWith(Consumer<GenericApplicationContext> parts, String... settings) {
    return start(PostgresServer.shared().newDatabase(), parts, settings);
  }

  /// Starts one on a database that is there.
  public static TestHub startOn(Database database, String... settings) {
    return start(database, _ -> {}, settings);
  }

  private static TestHub start(
      Database database, Consumer<GenericApplicationContext> parts, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--server.port=0");
    arguments.add("--migratehub.db.dsn=" + database.url());
    if (arguments.stream().noneMatch(it -> it.startsWith("--migratehub.db.pool="))) {
      arguments.add("--migratehub.db.pool=8");
    }
    // A machine that is busy with other tests is slow.
    unlessGiven(arguments, "--migratehub.db.patience=", "60s");
    unlessGiven(arguments, "--migratehub.secret.key=", SECRET_KEY);
    unlessGiven(arguments, "--migratehub.targets.loopback=", "true");
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.addInitializers(context -> parts.accept((GenericApplicationContext) context));
    return new TestHub(database, application.run(arguments.toArray(String[]::new)));
  }

  private static void unlessGiven(List<String> arguments, String setting, String value) {
    if (arguments.stream().noneMatch(it -> it.startsWith(setting))) {
      arguments.add(setting + value);
    }
  }

  /// A part of the running hub.
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /// A part of the running hub, where several have a type.
  public <T> T part(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  /// Somebody new, who can sign in by password with [#PASSWORD].
  public User userWithPassword(Role role) {
    User user = user(role);
    part(Users.class).password(Actor.hub(), user.id(), "", PASSWORD);
    return user;
  }

  /// Where it listens.
  public String address() {
    String port = String.valueOf(context.getEnvironment().getProperty("local.server.port"));
    return "http://127.0.0.1:" + port;
  }

  /// The hub's own database.
  public Database database() {
    return database;
  }

  /// Somebody new.
  public User user(Role role) {
    String name = role.text() + COUNT.incrementAndGet();
    return part(Users.class).create(Actor.hub(), name + "@example.org", name, role);
  }

  /// What a user does from inside, without HTTP.
  public static Actor actor(User user) {
    return new Actor(
        Optional.of(user.id()),
        user.email(),
        user.role(),
        Scope.all(),
        new Actor.Origin("test", "127.0.0.1", "test"));
  }

  /// A client that sends a token with all scopes.
  public Client client(User user) {
    return new Client(address(), Optional.of(token(user)));
  }

  /// A client that sends a token with some scopes.
  public Client client(User user, Set<Scope> scopes) {
    return new Client(address(), Optional.of(token(user, scopes)));
  }

  /// The text of a token with all scopes.
  public String token(User user) {
    return token(user, Scope.all());
  }

  private String token(User user, Set<Scope> scopes) {
    return part(Tokens.class).create(actor(user), "test", scopes, Duration.ofDays(1)).text();
  }

  /// A client that is not signed in.
  public Client client() {
    return new Client(address(), Optional.empty());
  }

  @Override
  public void close() {
    context.close();
  }
}
