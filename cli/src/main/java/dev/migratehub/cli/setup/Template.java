package dev.migratehub.cli.setup;

import dev.migratehub.engine.config.Setting;
import dev.migratehub.engine.config.Settings;

/// The configuration file that `config init` writes, made from the declarations of the settings.
public final class Template {

  private static final String HEAD =
      """
      # Settings of migr8. A flag, an environment variable and .env go before this file.
      # Keep the password out of it: set MIGR8_DATABASE_PASSWORD instead.
      # What counts in the end, and why: migr8 config show

      """;
  private static final String TARGETS =
      """

      # Several databases: migr8 up --target eu, or migr8 up --all-targets
      #targets:
      #  eu:
      #    url: postgres://app@eu.example.com/orders
      #  us:
      #    url: postgres://app@us.example.com/orders
      """;

  private Template() {}

  /// The text of the file.
  public static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    String group = "";
    for (Setting<?> setting : Settings.ALL) {
      int dot = setting.key().indexOf('.');
      String own = dot < 0 ? "" : setting.key().substring(0, dot);
      if (!own.equals(group) && !own.isEmpty()) {
        text.append(own.equals("database") || own.equals("migration") ? "" : "#");
        text.append(own).append(":\n");
      }
      group = own;
      text.append(line(setting, setting.key().substring(dot + 1), dot >= 0));
    }
    return text.append(TARGETS).toString();
  }

  private static String line(Setting<?> setting, String word, boolean indented) {
    String value = example(setting);
    boolean counts = setting.equals(Settings.URL) || setting.equals(Settings.DIRECTORY);
    String line = (indented ? "  " : "") + word + ": " + value;
    String shown = counts ? line : "#" + line;
    return "%-44s # %s\n".formatted(shown, setting.help());
  }

  private static String example(Setting<?> setting) {
    if (setting.equals(Settings.URL)) {
      return "sqlite:migr8.db";
    }
    return setting.fallback().orElse("");
  }
}
