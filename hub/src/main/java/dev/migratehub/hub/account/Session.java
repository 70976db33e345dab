package dev.migratehub.hub.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// That somebody is signed in with a browser. Its name tells it from others and opens nothing; what
/// the cookie holds is another, secret one.
///
/// @param ip where it was begun
/// @param agent what the browser called itself then
public record Session(
    UUID name, UUID userId, String ip, String agent, Instant since, Instant lastUsedAt) {

  static final String LABEL = "session:";

  private static final Pattern BROWSER =
      Pattern.compile("(Edg|OPR|SamsungBrowser|Firefox|Chrome|HeadlessChrome|Version)/(\\d+)");
  private static final List<String> SYSTEMS =
      List.of("Windows", "Android", "iPhone", "iPad", "Mac OS X", "CrOS", "Linux");

  /// The browser in few words: `Firefox 140 on Windows`; what it called itself where that says
  /// less.
  public String browser() {
    Matcher named = BROWSER.matcher(agent);
    String system =
        SYSTEMS.stream().filter(agent::contains).findFirst().map(it -> " on " + it).orElse("");
    String found = "";
    while (named.find()) {
      boolean chrome = named.group(1).endsWith("Chrome");
      found = chrome || found.isEmpty() || !named.group(1).equals("Version") ? name(named) : found;
    }
    return found.isEmpty() ? agent : found + system;
  }

  private static String name(Matcher named) {
    String name =
        switch (named.group(1)) {
          case "Edg" -> "Edge";
          case "OPR" -> "Opera";
          case "HeadlessChrome" -> "Chrome";
          case "Version" -> "Safari";
          case "SamsungBrowser" -> "Samsung Internet";
          default -> named.group(1);
        };
    return name + " " + named.group(2);
  }

  /// How audit and logs call it.
  public String label() {
    return label(name);
  }

  static String label(UUID name) {
    return LABEL + name;
  }
}
