package dev.migratehub.backup.kind;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a client program reaches the database that an address names.
///
/// @param url the address itself
/// @param host empty for a database in a file
/// @param port 0 for the usual one
/// @param schemas the schemas that the address is limited to; none for all
/// @param parameters of the address, their names in lower case
public record Access(
    DatabaseUrl url,
    String host,
    int port,
    String database,
    String user,
    Secret password,
    List<String> schemas,
    Map<String, String> parameters) {

  private static final Pattern SERVER =
      Pattern.compile("//([^/,()?;]*?)(?::(\\d{1,5}))?(?:/([^?;]*))?");

  /// Reads an address.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when a client program could not be told
  ///   of such a one
  public static Access of(DatabaseUrl url) {
    Map<String, String> parameters = new TreeMap<>();
    url.parameters().forEach((name, value) -> parameters.put(name.toLowerCase(Locale.ROOT), value));
    DatabaseUrl.Parts parts = url.rest().contains("//") ? server(url) : url.parts();
    return new Access(
        url,
        parts.host(),
        parts.port(),
        parts.database(),
        parts.user(),
        parts.password(),
        schemas(parameters),
        parameters);
  }

  /// The value of the first of these parameters that there is.
  public Optional<String> parameter(String... names) {
    return Stream.of(names).filter(parameters::containsKey).map(parameters::get).findFirst();
  }

  private static List<String> schemas(Map<String, String> parameters) {
    String path = parameters.getOrDefault("currentschema", parameters.get("search_path"));
    return path == null
        ? List.of()
        : Arrays.stream(path.split(",", -1))
            .map(name -> name.strip().replaceAll("^\"(.*)\"$", "$1").replace("\"\"", "\""))
            .filter(name -> !name.isEmpty() && !name.equals("$user"))
            .toList();
  }

  /// The server of an address of JDBC's.
  private static DatabaseUrl.Parts server(DatabaseUrl url) {
    Matcher form = SERVER.matcher(url.rest());
    if (url.scheme().startsWith("sqlite") || url.scheme().equals("jdbc:sqlite")) {
      return url.parts();
    }
    if (!form.matches()) {
      throw new Problem(
              Code.URL_INVALID,
              "client programs cannot be told of an address that is written like this one",
              "no database was touched",
              "write it with one host: postgres://user@host:5432/database or mysql://…")
          .exception();
    }
    return new DatabaseUrl.Parts(
        form.group(1),
        form.group(2) == null ? 0 : Integer.parseInt(form.group(2)),
        form.group(3) == null ? "" : decoded(form.group(3)),
        url.parts().user(),
        url.parts().password());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
