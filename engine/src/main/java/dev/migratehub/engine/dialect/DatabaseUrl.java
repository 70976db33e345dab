package dev.migratehub.engine.dialect;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address such as `postgres://user:password@host:5432/name?sslmode=require`, taken apart. A
/// JDBC address is kept whole in `rest`, with user and password taken out of it and its parameters.
///
/// @param scheme in lower case: `postgres`, `mysql`, `sqlite`, `jdbc:postgresql`
/// @param rest for JDBC and file addresses what stands between the scheme and the parameters
public record DatabaseUrl(String scheme, Parts parts, String rest, Map<String, String> parameters) {

  /// The start of a JDBC address that goes on with a server: `//`, `replication://`.
  static final Pattern TO_SERVER = Pattern.compile("(?:[A-Za-z]+:)*//");

  private static final Pattern SCHEME = Pattern.compile("(jdbc:)?[A-Za-z][\\w+.-]*(?=:)");

  /// A host that is written out, as MySQL's driver has it: `(host=a,port=1)`, `address=(host=a)`.
  private static final Pattern WRITTEN_OUT =
      Pattern.compile("(address\\s*=\\s*)?\\(", Pattern.CASE_INSENSITIVE);

  /// The parts of an address; empty texts and port 0 mean the default.
  public record Parts(String host, int port, String database, String user, Secret password) {}

  public DatabaseUrl {
    parameters = Map.copyOf(parameters);
  }

  /// Takes an address apart.
  ///
  /// @throws IllegalArgumentException with a sentence that holds no part of the address
  public static DatabaseUrl parse(String text) {
    String scheme = scheme(text);
    String rest = text.substring(scheme.length() + 1);
    if (isFile(scheme)) {
      return file(scheme, rest);
    }
    return scheme.startsWith("jdbc:") ? jdbc(scheme, rest) : server(scheme, rest);
  }

  /// The same server and another database on it; of a file, another file.
  public DatabaseUrl withDatabase(String name) {
    if (isFile(scheme)) {
      return new DatabaseUrl(scheme, parts, name, parameters);
    }
    Parts other = new Parts(parts.host(), parts.port(), name, parts.user(), parts.password());
    Matcher start = TO_SERVER.matcher(rest);
    int path = start.lookingAt() ? rest.indexOf('/', start.end()) : -1;
    String place = path < 0 ? rest : rest.substring(0, path);
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return new DatabaseUrl(scheme, other, rest.isEmpty() ? "" : place + "/" + encoded, parameters);
  }

  /// The same with another value for a parameter.
  public DatabaseUrl withParameter(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new DatabaseUrl(scheme, parts, rest, more);
  }

  /// The scheme of an address in lower case.
  ///
  /// @throws IllegalArgumentException with a sentence that holds no part of the address
  static String scheme(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.lookingAt()) {
      throw new IllegalArgumentException("it has no scheme such as postgres:// or sqlite:");
    }
    return scheme.group().toLowerCase(Locale.ROOT);
  }

  static boolean isFile(String scheme) {
    return scheme.startsWith("sqlite") || scheme.equals("file") || scheme.equals("jdbc:sqlite");
  }

  private static DatabaseUrl file(String scheme, String rest) {
    int mark = rest.indexOf('?');
    Map<String, String> parameters = parameters(mark < 0 ? "" : rest.substring(mark + 1));
    Parts parts =
        new Parts("", 0, "", taken(parameters, "user"), new Secret(taken(parameters, "password")));
    return new DatabaseUrl(scheme, parts, mark < 0 ? rest : rest.substring(0, mark), parameters);
  }

  /// An address of JDBC's; user and password may stand before the host or in the parameters.
  private static DatabaseUrl jdbc(String scheme, String rest) {
    Matcher start = TO_SERVER.matcher(rest);
    if (!start.lookingAt()) {
      return file(scheme, rest);
    }
    String body = rest.substring(start.end());
    int mark = mark(body);
    String path = mark < 0 ? body : body.substring(0, mark);
    int at = userEnd(path);
    String query = mark < 0 ? "" : body.substring(mark);
    DatabaseUrl bare = file(scheme, start.group() + path.substring(at + 1) + query);
    if (at < 0) {
      return bare;
    }
    String[] user = pair(path.substring(0, at), ':');
    Secret own = new Secret(decode(user[1]));
    Parts parts =
        new Parts(
            "",
            0,
            "",
            user[0].isEmpty() ? bare.parts().user() : decode(user[0]),
            user[1].isEmpty() ? bare.parts().password() : own);
    return new DatabaseUrl(scheme, parts, bare.rest(), bare.parameters());
  }

  /// Where user and password end before a host, or -1.
  static int userEnd(String path) {
    return WRITTEN_OUT.matcher(path).lookingAt() ? -1 : path.lastIndexOf('@');
  }

  /// Where the parameters start, or -1. A `?` before the first `/` may belong to a password, an `@`
  /// behind it to a parameter.
  static int mark(String body) {
    int first = body.indexOf('?');
    boolean certain = first >= 0 && body.substring(0, first).indexOf('/') >= 0;
    return certain ? first : body.indexOf('?', Math.max(0, body.lastIndexOf('@')));
  }

  private static String taken(Map<String, String> parameters, String key) {
    String value = parameters.remove(key);
    return value == null ? "" : value;
  }

  private static DatabaseUrl server(String scheme, String rest) {
    if (!rest.startsWith("//")) {
      throw new IllegalArgumentException("after " + scheme + ": there must be //host/database");
    }
    String body = rest.substring(2);
    int mark = mark(body);
    String path = mark < 0 ? body : body.substring(0, mark);
    int at = userEnd(path);
    String[] user = at < 0 ? new String[] {"", ""} : pair(path.substring(0, at), ':');
    String[] place = pair(path.substring(at + 1), '/');
    Map<String, String> parameters = parameters(mark < 0 ? "" : body.substring(mark + 1));
    if (parameters.keySet().stream().anyMatch(name -> name.contains("@"))) {
      throw new IllegalArgumentException(
          "an @ stands behind its ?; in a password / is written as %2F, ? as %3F and @ as %40");
    }
    String otherUser = taken(parameters, "user");
    String otherPassword = taken(parameters, "password");
    Parts parts =
        new Parts(
            host(place[0]),
            port(place[0]),
            decode(place[1]),
            user[0].isEmpty() ? otherUser : decode(user[0]),
            new Secret(user[1].isEmpty() ? otherPassword : decode(user[1])));
    return new DatabaseUrl(scheme, parts, "", parameters);
  }

  private static String host(String place) {
    String address = place.startsWith("tcp(") ? place.substring(4).replace(")", "") : place;
    int colon = portColon(address);
    return decode(colon < 0 ? address : address.substring(0, colon));
  }

  private static int port(String place) {
    String address = place.startsWith("tcp(") ? place.substring(4).replace(")", "") : place;
    int colon = portColon(address);
    if (colon < 0 || colon == address.length() - 1) {
      return 0;
    }
    try {
      return Integer.parseInt(address.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the port is not a number", e);
    }
  }

  private static int portColon(String address) {
    int colon = address.lastIndexOf(':');
    return colon > address.lastIndexOf(']') ? colon : -1;
  }

  private static String[] pair(String text, char separator) {
    int at = text.indexOf(separator);
    return at < 0
        ? new String[] {text, ""}
        : new String[] {text.substring(0, at), text.substring(at + 1)};
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : query.split("&", -1)) {
      if (!part.isEmpty()) {
        String[] pair = pair(part, '=');
        parameters.put(decode(pair[0]), decode(pair[1]));
      }
    }
    return parameters;
  }

  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a % in it is not followed by two hexadecimal digits", e);
    }
  }
}
