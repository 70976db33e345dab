package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `V1_2__users.sql`, `U1_2__users.sql`, `R__views.sql` in the folder and all folders below. What
/// Flyway would run and this engine does not (baseline migrations, Java, scripts of a shell) is
/// refused, because leaving it out would give another database.
record Flyway() implements Convention {

  private static final String CONF = ".conf";
  private static final Pattern VERSIONED =
      Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__(.*)\\.(?i:sql)");
  private static final Pattern REPEATABLE = Pattern.compile("R__(.+)\\.(?i:sql)");
  private static final Pattern BASELINE = Pattern.compile("B\\d[\\d._]*__.*\\.(?i:sql)");
  private static final Pattern OTHER_LANGUAGE =
      Pattern.compile(
          "([VUB]\\d[\\d._]*|R)__.*\\.(java|class|kt|groovy|scala|sh|bash|ps1|cmd|bat|py|js)");

  @Override
  public Layout layout() {
    return Layout.FLYWAY;
  }

  @Override
  public boolean claims(Entry entry) {
    String file = entry.file();
    return !entry.startsWithDigit()
        && (VERSIONED.matcher(file).matches()
            || REPEATABLE.matcher(file).matches()
            || BASELINE.matcher(file).matches());
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (entry.isSql() && !FlywayCallbacks.isNamed(entry)) {
        names.add(name(entry));
      } else if (OTHER_LANGUAGE.matcher(entry.file()).matches()) {
        throw NameRefusal.otherLanguage(entry, "Flyway");
      }
    }
    return names;
  }

  @Override
  public List<HookFile> hooks(Entry entry) {
    return FlywayCallbacks.hooks(entry);
  }

  @Override
  public TransactionMode transaction(Listing listing, Entry script) {
    return listing.find(script.name() + CONF).map(Flyway::transaction).orElse(TransactionMode.AUTO);
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    Optional<Named> newest = Named.newest(names);
    String number = Numbering.after(newest.map(Flyway::writtenVersion).orElse("0"), now);
    String rest = number + "__" + name + ".sql";
    List<NewMigration.File> files = new ArrayList<>();
    String folder = newest.map(named -> named.entry().parent()).orElse("");
    files.add(new NewMigration.File(folder + "V" + rest, Templates.up(name)));
    names.stream()
        .filter(Named::isDown)
        .reduce((one, other) -> other)
        .map(
            down -> new NewMigration.File(down.entry().parent() + "U" + rest, Templates.down(name)))
        .ifPresent(files::add);
    return files;
  }

  @Override
  public String number(Named up) {
    return writtenVersion(up);
  }

  @Override
  public String renumbered(Named up, Named file, Behind place) {
    String name = file.entry().file();
    String rest = name.substring(name.indexOf("__"));
    return file.entry().parent() + name.charAt(0) + place.number() + rest;
  }

  @Override
  public List<Renumbering.Rename> renames(Listing listing, Entry file, String name) {
    List<Renumbering.Rename> renames = new ArrayList<>();
    renames.add(new Renumbering.Rename(file.name(), name));
    listing
        .find(file.name() + CONF)
        .ifPresent(conf -> renames.add(new Renumbering.Rename(conf.name(), name + CONF)));
    return renames;
  }

  private static Named name(Entry entry) {
    Matcher versioned = VERSIONED.matcher(entry.file());
    if (versioned.matches()) {
      Named.Side side = versioned.group(1).equals("V") ? Named.Side.UP : Named.Side.DOWN;
      return new Named(entry, side, versioned.group(2).replace('_', '.'), versioned.group(3));
    }
    Matcher repeatable = REPEATABLE.matcher(entry.file());
    if (repeatable.matches()) {
      String name = repeatable.group(1);
      MigrationId id = new MigrationId.Repeatable(name);
      return new Named(entry, Named.Side.UP, id, name, Optional.empty());
    }
    throw refusal(entry);
  }

  /// The version with the signs that the file puts between its numbers.
  private static String writtenVersion(Named named) {
    String file = named.entry().file();
    return file.substring(1, file.indexOf("__"));
  }

  private static RuntimeException refusal(Entry entry) {
    if (BASELINE.matcher(entry.file()).matches()) {
      return NameRefusal.baseline(entry);
    }
    return NameRefusal.unreadable(entry, Layout.FLYWAY, "V1__create_users.sql");
  }

  private static TransactionMode transaction(Entry conf) {
    Properties settings = new Properties();
    try (Reader in = new InputStreamReader(conf.content().open(), StandardCharsets.UTF_8)) {
      settings.load(in);
    } catch (IOException e) {
      throw Refusal.unreadable(conf.name(), e);
    }
    if (!settings.getProperty("shouldExecute", "true").strip().equalsIgnoreCase("true")) {
      throw Refusal.setting(conf.name(), "shouldExecute", "take the condition into the script");
    }
    return settings.getProperty("executeInTransaction", "true").strip().equalsIgnoreCase("false")
        ? TransactionMode.NO_TRANSACTION
        : TransactionMode.AUTO;
  }
}
