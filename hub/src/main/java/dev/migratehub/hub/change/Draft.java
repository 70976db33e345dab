package dev.migratehub.hub.change;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.hub.access.Refusal;
import java.util.Map;
import java.util.Optional;

/// A change as it stands in the editor, whether it can be kept or not.
///
/// @param version of the change the edit began with; empty for a new one
record Draft(
    String key,
    String name,
    String ticket,
    String description,
    String up,
    String down,
    String mode,
    String comment,
    String version) {

  static final Draft NEW = new Draft("", "", "", "", "", "", "auto", "", "");

  static Draft of(Map<String, String> sent) {
    return new Draft(
        sent.getOrDefault("key", "").strip(),
        sent.getOrDefault("name", "").strip(),
        sent.getOrDefault("ticket", ""),
        sent.getOrDefault("description", ""),
        lines(sent.getOrDefault("sqlUp", "")),
        lines(sent.getOrDefault("sqlDown", "")),
        sent.getOrDefault("mode", "auto"),
        sent.getOrDefault("comment", ""),
        sent.getOrDefault("version", ""));
  }

  static Draft of(Migration.Current current) {
    Migration migration = current.migration();
    Migration.Version text = current.newest();
    return new Draft(
        migration.key(),
        migration.name(),
        migration.ticket(),
        migration.description(),
        text.sqlUp(),
        text.sqlDown().orElse(""),
        Modes.text(text.transactionMode()),
        "",
        String.valueOf(migration.version()));
  }

  Wish wish() {
    return new Wish(
        Optional.of(key).filter(it -> !it.isEmpty()),
        name,
        ticket,
        description,
        up,
        Optional.of(down),
        wished(),
        comment);
  }

  Edit edit() {
    return new Edit(
        Optional.of(name),
        Optional.of(ticket),
        Optional.of(description),
        Optional.of(up),
        Optional.of(down),
        Optional.of(Modes.of(mode)),
        comment);
  }

  /// The version that the edit was made for.
  Optional<Long> seen() {
    try {
      return version.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(version));
    } catch (NumberFormatException e) {
      throw Refusal.invalid("version", "is none that was given out");
    }
  }

  /// For reading it; a word that is none counts as none.
  TransactionMode transaction() {
    try {
      return Modes.of(mode);
    } catch (Refusal e) {
      return TransactionMode.AUTO;
    }
  }

  private Optional<TransactionMode> wished() {
    return mode.equals("auto") ? Optional.empty() : Optional.of(Modes.of(mode));
  }

  /// Forms end lines with CR LF, whatever was written.
  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }
}
