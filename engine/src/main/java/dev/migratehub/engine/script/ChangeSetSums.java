package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Liquibase's checksums of the change sets of a folder, in version 9: MD5 over the SQL without any
/// white space, and once more over what came of that.
public final class ChangeSetSums {

  private static final String VERSION = "9:";

  /// The checksum of a change set, and others that its author lets pass.
  private record Sum(String checksum, List<String> valid) {}

  private final Map<String, Sum> sums = new HashMap<>();

  /// Those of a folder in layout `liquibase`.
  public ChangeSetSums(Migrations migrations) {
    Survey survey = Survey.of(migrations.folder(), Optional.of(migrations.layout()));
    survey.names().stream()
        .map(Named::entry)
        .distinct()
        .forEach(
            entry -> Liquibase.changeSets(entry).forEach(it -> sums.put(it.key(), sum(entry, it))));
  }

  /// The checksum that Liquibase would give a change set now.
  public String of(Migration migration) {
    return found(migration).checksum();
  }

  /// Whether its author lets a checksum pass.
  public boolean allows(Migration migration, String checksum) {
    return found(migration).valid().stream()
        .anyMatch(
            it -> it.equalsIgnoreCase(checksum) || it.toUpperCase(Locale.ROOT).endsWith("ANY"));
  }

  private Sum found(Migration migration) {
    Sum sum = sums.get(migration.id().text());
    if (sum == null) {
      throw new IllegalStateException("not a change set of this folder: " + migration.label());
    }
    return sum;
  }

  private static Sum sum(Entry entry, ChangeSet changeSet) {
    MessageDigest sql = Fingerprints.digest("MD5");
    Sides.Half up = changeSet.sides().up();
    // What ends a statement belongs to the text; what is no SQL was made blank, and blanks do not
    // count.
    List<Content.Edit> blanks = up.edits().stream().filter(it -> it.first() == ' ').toList();
    try (InputStream in = new BufferedInputStream(entry.content().edited(blanks).open())) {
      in.skipNBytes(up.sections().getFirst().span().from());
      for (long left = up.sections().getFirst().span().length(); left > 0; left--) {
        int b = in.read();
        if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
          sql.update((byte) b);
        }
      }
    } catch (IOException e) {
      throw Refusal.unreadable(entry.name(), e);
    }
    MessageDigest all = Fingerprints.digest("MD5");
    all.update((VERSION + hex(sql) + ":").getBytes(UTF_8));
    return new Sum(VERSION + hex(all), changeSet.validChecksums());
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
