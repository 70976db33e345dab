package dev.migratehub.spring;

import java.util.LinkedHashMap;
import java.util.Map;

/// What comes next, for somebody who starts an application and types no commands: its start does
/// what `migr8 up` does, and its properties are what flags are there. What only the command line
/// can do is said to be such.
final class NextStep {

  private static final String AGAIN = "start the application again";
  private static final String COMMAND = "migr8 ";
  private static final String WHAT_IT_IS =
      "\n\n(migr8 is the command line of Migrate Hub. Give it this database and these scripts:"
          + " --url, --dir. See its guide.)";

  private static final Map<String, String> SAID = said();

  private NextStep() {}

  private static Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("migr8 up --allow-out-of-order", "migrate-hub.out-of-order=true");
    said.put("migr8 up --allow-missing", "migrate-hub.allow-missing=true");
    said.put("migr8 up --allow-unadopted", "migrate-hub.allow-unadopted=true");
    said.put(
        "apply them: migr8 up",
        "apply them first, or let the start do it: migrate-hub.mode=migrate");
    said.put("; --lock-wait 5m waits longer", "; migrate-hub.lock-wait=5m waits longer");
    said.put("(--statement-timeout)", "(migrate-hub.statement-timeout)");
    said.put("run the same command again", AGAIN);
    said.put("go on from here: migr8 up", AGAIN);
    said.put("run: migr8 up", AGAIN);
    said.put(": migr8 create NAME", "");
    said.put("migr8 config show", "spring.datasource.* or migrate-hub.url");
    said.put("migr8 config test", "spring.datasource.* or migrate-hub.url");
    said.put(", then run: migr8 validate", ", then " + AGAIN);
    return said;
  }

  /// The third sentence of a problem, in an application's words.
  static String of(String next) {
    String text = next;
    for (Map.Entry<String, String> phrase : SAID.entrySet()) {
      text = text.replace(phrase.getKey(), phrase.getValue());
    }
    return text.contains(COMMAND) ? text + WHAT_IT_IS : text;
  }
}
