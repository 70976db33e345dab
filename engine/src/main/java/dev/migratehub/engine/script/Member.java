package dev.migratehub.engine.script;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A migration of a [Roster], known by the names of its files alone.
public final class Member implements Comparable<Member> {

  private final Named up;
  private final List<Named> downs;

  Member(Named up, List<Named> downs) {
    this.up = up;
    this.downs = List.copyOf(downs);
  }

  Named up() {
    return up;
  }

  /// The files of its way back; more than one is an error.
  List<Named> downs() {
    return downs;
  }

  /// Its version, or for a repeatable one its name; others may have the same.
  public MigrationId id() {
    return up.id();
  }

  /// The words of its file name.
  public String name() {
    return up.name();
  }

  /// The file of its way up, as the user would type it in the folder.
  public String file() {
    return up.entry().name();
  }

  /// Id and name together, as lists and messages show it.
  public String label() {
    boolean bare = name().isEmpty() || id() instanceof MigrationId.Repeatable;
    return bare ? id().text() : id().text() + "_" + name();
  }

  /// Whether its version is made of numbers, so that it has a place before and behind others.
  public boolean numbered() {
    return id() instanceof MigrationId.Versioned versioned && !versioned.version().named();
  }

  /// What tells it from all others of its folder: its file, or in a file of several its name.
  String key() {
    boolean named = id() instanceof MigrationId.Versioned it && it.version().named();
    return named ? id().text() : file();
  }

  /// Whether a user means it by a word: its version, its name, both, or its file.
  public boolean called(String word) {
    String wanted = stem(word);
    String number = id().text().substring(id().text().lastIndexOf('/') + 1);
    return Stream.of(id().text(), name(), label(), number + "_" + name(), file(), up.entry().file())
        .anyMatch(known -> stem(known).equals(wanted));
  }

  private static String stem(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceFirst("/up\\.sql$", "")
        .replaceFirst("\\.sql$", "")
        .replaceFirst("\\.up$", "");
  }

  /// By version, and those of one version by the names of their files.
  @Override
  public int compareTo(Member other) {
    int byId = id().compareTo(other.id());
    return byId != 0 ? byId : key().compareTo(other.key());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Member member && up.equals(member.up);
  }

  @Override
  public int hashCode() {
    return up.hashCode();
  }

  @Override
  public String toString() {
    return key();
  }
}
