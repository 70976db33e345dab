package dev.migratehub.engine.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the migration that a file of a `rollbacks` folder takes back: the one of its release;
/// without a release the one on top; and if there is none, the only one in any release with its
/// number, or with its number and name.
final class Rollbacks {

  private static final Pattern FOLDER =
      Pattern.compile("(.*/)?rollbacks?(/.*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "(?:rollback_)?(\\d{3,})(?:[_-](.*?))?(?:_rollback|_down|\\.down)?\\.sql",
          Pattern.CASE_INSENSITIVE);

  private final Map<MigrationId, Named> byId = new HashMap<>();
  private final Map<List<BigInteger>, List<Named>> byNumber = new HashMap<>();

  Rollbacks(List<Named> ups) {
    for (Named up : ups) {
      byId.put(up.id(), up);
      byNumber.computeIfAbsent(number(up.id()), number -> new ArrayList<>()).add(up);
    }
  }

  /// Whether a file lies in a folder of rollbacks.
  static boolean holds(Entry entry) {
    return FOLDER.matcher(entry.folder()).matches();
  }

  List<Named> names(List<Entry> entries) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : entries) {
      Matcher matcher = NAME.matcher(entry.file());
      if (!matcher.matches()) {
        throw NameRefusal.unreadable(entry, Layout.ARCHON, "rollbacks/001_create_users.sql");
      }
      String name = matcher.group(2) == null ? "" : matcher.group(2);
      MigrationId id = id(entry, matcher.group(1), name);
      names.add(new Named(entry, Named.Side.DOWN, id, name, Archon.release(entry.folder())));
    }
    return names;
  }

  private MigrationId id(Entry entry, String number, String name) {
    Optional<String> release = Archon.release(entry.folder());
    MigrationId asWritten = Archon.id(release, number);
    if (release.isPresent() || byId.containsKey(asWritten)) {
      return asWritten;
    }
    List<Named> numbered = byNumber.getOrDefault(number(asWritten), List.of());
    List<Named> candidates =
        numbered.size() > 1
            ? numbered.stream().filter(up -> up.name().equals(name)).toList()
            : numbered;
    if (numbered.size() > 1 && candidates.size() != 1) {
      throw NameRefusal.rollback(entry, numbered);
    }
    return candidates.isEmpty() ? asWritten : candidates.getFirst().id();
  }

  private static List<BigInteger> number(MigrationId id) {
    return switch (id) {
      case MigrationId.Versioned versioned -> versioned.version().parts();
      case MigrationId.Repeatable repeatable -> List.of();
    };
  }
}
