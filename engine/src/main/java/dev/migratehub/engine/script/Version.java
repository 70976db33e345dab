package dev.migratehub.engine.script;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A version as its file spells it, ordered by its numbers and never by its text: `2` is before
/// `10`, `1` equals `1.0` and `001`, and everything of release `0.9.0` is before release `0.10.0`.
///
/// A change set has a name in place of numbers. It equals only itself, and its place is the one it
/// has in its folder ([Migrations#runsAfter]): compared with another it is neither before nor
/// after.
///
/// @param text as written: `001`, `20231201143022`, `1.2`, `0.1.0/001`, `users.sql::ann:1`
/// @param release the numbers of the release folder; empty without one, which orders first
/// @param parts the numbers of the version itself; none for a name
public record Version(String text, List<BigInteger> release, List<BigInteger> parts)
    implements Comparable<Version> {

  /// As many digits as any `long` holds.
  private static final int SHORT = 18;

  public Version {
    release = List.copyOf(release);
    parts = List.copyOf(parts);
  }

  /// Reads a version as it stands in a history table or on a command line.
  ///
  /// @throws IllegalArgumentException when it is neither made of numbers nor the name of a change
  ///   set
  public static Version of(String text) {
    if (text.indexOf(':') > 0) {
      return new Version(text, List.of(), List.of());
    }
    int slash = text.lastIndexOf('/');
    return new Version(
        text,
        slash < 0 ? List.of() : numbers(text.substring(0, slash)),
        numbers(text.substring(slash + 1)));
  }

  /// Whether it is the name of a change set: `author:id`, behind its file and `::`.
  public boolean named() {
    return parts.isEmpty();
  }

  @Override
  public int compareTo(Version other) {
    if (named() || other.named()) {
      return Boolean.compare(named(), other.named());
    }
    if (release.isEmpty() != other.release.isEmpty()) {
      return release.isEmpty() ? -1 : 1;
    }
    int byRelease = compare(release, other.release);
    return byRelease != 0 ? byRelease : compare(parts, other.parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version
        && compareTo(version) == 0
        && (!named() || text.equals(version.text));
  }

  @Override
  public int hashCode() {
    return named()
        ? text.hashCode()
        : 31 * withoutTrailingZeros(release).hashCode() + withoutTrailingZeros(parts).hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static List<BigInteger> numbers(String text) {
    List<BigInteger> numbers = new ArrayList<>(1);
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if ((c == '.' || c == '-') && i > from) {
        // Behind a dash zeros count: a one before them keeps 5-0 and 5-00 apart from 5.
        boolean dashed = from > 0 && text.charAt(from - 1) == '-';
        numbers.add(number((dashed ? "1" : "") + text.substring(from, i)));
        from = i + 1;
      } else if (c < '0' || c > '9') {
        throw new IllegalArgumentException("not a version: " + text);
      }
    }
    return numbers;
  }

  private static BigInteger number(String digits) {
    return digits.length() <= SHORT
        ? BigInteger.valueOf(Long.parseLong(digits))
        : new BigInteger(digits);
  }

  private static int compare(List<BigInteger> one, List<BigInteger> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      int order = at(one, i).compareTo(at(other, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger at(List<BigInteger> numbers, int index) {
    return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
  }

  private static List<BigInteger> withoutTrailingZeros(List<BigInteger> numbers) {
    int size = numbers.size();
    while (size > 0 && numbers.get(size - 1).signum() == 0) {
      size--;
    }
    return numbers.subList(0, size);
  }
}
