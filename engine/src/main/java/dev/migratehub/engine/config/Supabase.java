package dev.migratehub.engine.config;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Dialect;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the variables of a Supabase project say about its database. `SUPABASE_URL` names the
/// project and so the server; `SUPABASE_SERVICE_KEY` opens the project's web interface and never
/// the database, whose password is a third thing.
final class Supabase {

  private static final Pattern PROJECT =
      Pattern.compile("https?://([a-z0-9]{10,40})\\.supabase\\.(co|in|net)/?.*");

  private Supabase() {}

  /// The address of the project's database, where the variables name a project.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when they do not suffice for a
  ///   connection
  static Optional<Address> address(
      Config config, Map<String, Value> variables, Function<String, Optional<Dialect>> dialects) {
    String project = text(variables.get("SUPABASE_URL"));
    if (project.isEmpty()) {
      return Optional.empty();
    }
    Matcher hosted = PROJECT.matcher(project);
    String password =
        config.find(Settings.PASSWORD).orElse(text(variables.get("SUPABASE_DB_PASSWORD")));
    if (!hosted.matches() || password.isEmpty()) {
      throw insufficient(hosted.matches()).exception();
    }
    String host = "db." + hosted.group(1) + ".supabase." + hosted.group(2);
    String user = config.find(Settings.USERNAME).orElse("postgres");
    DatabaseUrl.Parts parts =
        new DatabaseUrl.Parts(host, 5432, "postgres", user, new Secret(password));
    DatabaseUrl url = dialects.apply("postgres").orElseThrow().url(parts);
    String mode = config.find(Settings.SSLMODE).orElse("require");
    return Optional.of(
        new Address(
            new DatabaseUrl(url.scheme(), parts, url.rest(), Map.of("sslmode", mode)),
            Set.of(Settings.USERNAME.key(), Settings.PASSWORD.key(), Settings.SSLMODE.key())));
  }

  private static String text(@Nullable Value value) {
    return value == null ? "" : value.text();
  }

  private static Problem insufficient(boolean hosted) {
    String next =
        hosted
            ? "set SUPABASE_DB_PASSWORD to the project's database password, or set DATABASE_URL"
            : "set DATABASE_URL to the address of its database";
    String what =
        hosted
            ? "SUPABASE_URL names the project, but SUPABASE_SERVICE_KEY is a key for its web"
                + " interface and opens no database"
            : "SUPABASE_URL is not at supabase.co, so it does not tell where the database is";
    return new Problem(Code.SETTING_INVALID, what, "no database was touched", next);
  }
}
