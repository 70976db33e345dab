package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `2024-01-31-101500_users/up.sql` and `…/down.sql`, as Diesel has it; the dashes do not belong to
/// the version. A `metadata.toml` beside them may keep the script out of a transaction.
record DirectoryEach() implements Convention {

  private static final Pattern FOLDER = Pattern.compile("(\\d[\\d-]*)(?:_(.*))?");
  private static final Pattern DAY =
      Pattern.compile("(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d*");
  private static final int MOMENT = 14;
  private static final Pattern RUN_IN_TRANSACTION =
      Pattern.compile("\\s*run_in_transaction\\s*=\\s*([^#]*?)\\s*(#.*)?");

  @Override
  public Layout layout() {
    return Layout.DIRECTORY;
  }

  @Override
  public boolean claims(Entry entry) {
    return isScript(entry) && FOLDER.matcher(entry.folder()).matches();
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (isScript(entry)) {
        names.add(name(entry));
      } else if (entry.onTop() && entry.isSql() && entry.startsWithDigit()) {
        throw unreadable(entry);
      }
    }
    return names;
  }

  @Override
  public TransactionMode transaction(Listing listing, Entry script) {
    return listing
        .find(script.folder() + "/metadata.toml")
        .map(DirectoryEach::transaction)
        .orElse(TransactionMode.AUTO);
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    String newest = Named.newest(names).map(this::number).orElse(Numbering.STAMP);
    String folder = Numbering.after(newest, now) + "_" + name;
    return List.of(
        new NewMigration.File(folder + "/up.sql", Templates.up(name)),
        new NewMigration.File(folder + "/down.sql", Templates.down(name)));
  }

  @Override
  public String number(Named up) {
    return up.entry().folder().replaceFirst("_.*", "");
  }

  @Override
  public String renumbered(Named up, Named file, Behind place) {
    String rest = file.entry().folder().substring(number(up).length());
    return place.number() + rest + "/" + file.entry().file();
  }

  @Override
  public List<Renumbering.Rename> renames(Listing listing, Entry file, String name) {
    String folder = name.substring(0, name.indexOf('/'));
    return List.of(new Renumbering.Rename(file.folder(), folder));
  }

  private static boolean isScript(Entry entry) {
    String file = entry.file().toLowerCase(Locale.ROOT);
    boolean inFolder = !entry.onTop() && entry.folder().indexOf('/') < 0;
    return inFolder && (file.equals("up.sql") || file.equals("down.sql"));
  }

  private static Named name(Entry entry) {
    Matcher matcher = FOLDER.matcher(entry.folder());
    if (!matcher.matches()) {
      throw unreadable(entry);
    }
    Named.Side side = entry.file().equalsIgnoreCase("up.sql") ? Named.Side.UP : Named.Side.DOWN;
    String name = matcher.group(2) == null ? "" : matcher.group(2);
    return new Named(entry, side, version(matcher.group(1).replace("-", "")), name);
  }

  /// Diesel orders these versions as texts. Where they begin with a day, the same order comes from
  /// numbers when a day without a time is its midnight and what goes beyond the second is a part of
  /// its own, in which zeros count.
  private static String version(String digits) {
    if (!DAY.matcher(digits).matches() || digits.length() == MOMENT) {
      return digits;
    }
    return digits.length() < MOMENT
        ? digits + "0".repeat(MOMENT - digits.length())
        : digits.substring(0, MOMENT) + "-" + digits.substring(MOMENT);
  }

  private static RuntimeException unreadable(Entry entry) {
    return NameRefusal.unreadable(entry, Layout.DIRECTORY, "20240131101500_create_users/up.sql");
  }

  private static TransactionMode transaction(Entry metadata) {
    TransactionMode mode = TransactionMode.AUTO;
    try (Lines lines = new Lines(metadata.content(), 0, 1)) {
      while (lines.next()) {
        Matcher matcher = RUN_IN_TRANSACTION.matcher(lines.text());
        if (matcher.matches()) {
          mode = mode(metadata, lines, matcher.group(1));
        }
      }
    } catch (IOException e) {
      throw Refusal.unreadable(metadata.name(), e);
    }
    return mode;
  }

  private static TransactionMode mode(Entry metadata, Lines lines, String value) {
    return switch (value) {
      case "true" -> TransactionMode.AUTO;
      case "false" -> TransactionMode.NO_TRANSACTION;
      default ->
          throw Refusal.directive(
              metadata.name(),
              new Head.Line(lines.number(), lines.text()),
              "run_in_transaction",
              "run_in_transaction is true or false, not " + value);
    };
  }
}
