package dev.migratehub.engine.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must not be seen of an address: the password before the host, and every parameter whose
/// name sounds like a password or a key.
public final class AddressSecrets {

  private static final String HIDDEN = "***";
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(?!sslkey$)(.*(pass|pwd|secret|token|credential).*|.*key)", Pattern.DOTALL);

  /// One parameter and the sign behind it.
  private static final Pattern PARAMETER = Pattern.compile("([^&;]*)([&;]|$)");

  /// A value in a host that is written out, such as `(host=a,password=b)`, or after a semicolon.
  private static final Pattern WRITTEN_OUT =
      Pattern.compile("([(,;?&]\\s*([\\w.-]+)\\s*=)([^,);&]*)");

  private AddressSecrets() {}

  /// The address as it was written, but for what must not be seen. Of an address that cannot be
  /// understood, or is of a kind that is not known, nothing is shown but the kind.
  ///
  /// @param known whether a scheme such as `postgres` or `jdbc:mysql` is known
  public static String hidden(String address, Predicate<String> known) {
    try {
      String scheme = DatabaseUrl.scheme(address);
      return known.test(scheme) ? hidden(address, scheme) : scheme + ":" + HIDDEN;
    } catch (IllegalArgumentException e) {
      return HIDDEN;
    }
  }

  private static String hidden(String address, String scheme) {
    if (!understood(address)) {
      return scheme + ":" + HIDDEN;
    }
    String rest = address.substring(scheme.length() + 1);
    Matcher start = DatabaseUrl.TO_SERVER.matcher(rest);
    if (DatabaseUrl.isFile(scheme) || !start.lookingAt()) {
      int mark = rest.indexOf('?');
      return scheme + ":" + (mark < 0 ? rest : rest.substring(0, mark) + query(rest, mark));
    }
    String body = rest.substring(start.end());
    int mark = DatabaseUrl.mark(body);
    String path = mark < 0 ? body : body.substring(0, mark);
    return scheme + ":" + start.group() + path(path) + (mark < 0 ? "" : query(body, mark));
  }

  private static boolean understood(String address) {
    try {
      DatabaseUrl.parse(address);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// The same text with stars for the values of parameters that must not be seen.
  static String hiddenParameters(String text) {
    return WRITTEN_OUT
        .matcher(text)
        .replaceAll(
            it -> Matcher.quoteReplacement(written(it) ? it.group(1) + HIDDEN : it.group()));
  }

  /// Every text in an address that must not be seen.
  public static List<String> in(DatabaseUrl url) {
    List<String> secrets = new ArrayList<>();
    secrets.add(url.parts().password().value());
    url.parameters()
        .forEach((name, value) -> {
          if (secret(name)) {
            secrets.add(value);
          }
        });
    WRITTEN_OUT
        .matcher(url.rest())
        .results()
        .filter(AddressSecrets::written)
        .forEach(it -> secrets.add(it.group(3)));
    secrets.removeIf(String::isEmpty);
    return secrets;
  }

  private static boolean written(MatchResult parameter) {
    return secret(parameter.group(2)) && !parameter.group(3).isEmpty();
  }

  private static String path(String path) {
    int at = DatabaseUrl.userEnd(path);
    int colon = path.indexOf(':');
    boolean password = at >= 0 && colon >= 0 && colon < at;
    String user = password ? path.substring(0, colon + 1) + HIDDEN : "";
    return user + hiddenParameters(password ? path.substring(at) : path);
  }

  /// A part without a name behind a secret may be the rest of it.
  private static String query(String text, int mark) {
    StringBuilder shown = new StringBuilder("?");
    boolean secret = false;
    Matcher parameter = PARAMETER.matcher(text).region(mark + 1, text.length());
    while (parameter.find()) {
      String part = parameter.group(1);
      int sign = part.indexOf('=');
      secret = sign < 0 ? secret : secret(DatabaseUrl.decode(part.substring(0, sign)));
      boolean hide = secret && sign + 1 < part.length();
      shown.append(hide ? part.substring(0, sign + 1) + HIDDEN : part).append(parameter.group(2));
    }
    return shown.toString();
  }

  private static boolean secret(String name) {
    return SECRET_NAME.matcher(name).matches();
  }
}
