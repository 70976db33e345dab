package dev.migratehub.hub.web;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Characters that a reader does not see, or that make others stand where they are not: what is
/// approved must be what is read.
public final class Unseen {

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int AS_PICTURE = 0xFE0F;

  /// Before and after each sign that parts words of a language.
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=[^\\p{L}\\p{M}\\p{N}_])|(?=[^\\p{L}\\p{M}\\p{N}_])");

  private Unseen() {}

  /// Whether the character at a place of a script is one; the end of a line as Windows writes it is
  /// none.
  public static boolean at(String text, int place) {
    int c = text.codePointAt(place);
    return unseen(text, place) || (c != ' ' && Character.getType(c) == Character.SPACE_SEPARATOR);
  }

  /// A line of a script without its end, with all of them named.
  public static String named(String line) {
    return named(line, at -> line.charAt(at) == '\r' || at(line, at));
  }

  /// What people write to people, with those named that no writing needs. Spaces of all kinds stay,
  /// and so does what joins letters or pictures where it stands between them.
  public static String inProse(String text) {
    return named(text, at -> unseen(text, at) && !joins(text, at));
  }

  /// Such as `U+202E`.
  public static String name(int c) {
    return "U+%04X".formatted(c);
  }

  /// Whether a text has letters of a writing that goes from right to left.
  public static boolean goesLeft(String text) {
    return !plain(text)
        && text.codePoints()
            .map(Character::getDirectionality)
            .anyMatch(it ->
                it == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || it == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }

  /// A line of code in parts that each stand where they run: letters that go from right to left
  /// would else take the signs between them along, and `('א', 1, 'ב')` be read backwards.
  public static List<String> apart(String line) {
    return goesLeft(line) ? BETWEEN.splitAsStream(line).toList() : List.of(line);
  }

  private static String named(String text, IntPredicate wanted) {
    return plain(text)
        ? text
        : IntStream.range(0, text.length())
            .filter(
                at -> at == 0 || !Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at)))
            .mapToObj(at -> {
              int c = text.codePointAt(at);
              return wanted.test(at) ? "⟨" + name(c) + "⟩" : Character.toString(c);
            })
            .collect(Collectors.joining());
  }

  private static boolean plain(String text) {
    return text.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\n' || c == '\t');
  }

  private static boolean unseen(String text, int at) {
    int c = text.codePointAt(at);
    return switch (Character.getType(c)) {
      case Character.CONTROL ->
          c == '\r'
              ? at + 1 < text.length() && text.charAt(at + 1) != '\n'
              : c != '\n' && c != '\t';
      case Character.FORMAT -> !isNumberSign(c);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> true;
      default -> isBlank(c);
    };
  }

  /// Signs of Arabic and Syriac that are seen although they format what follows.
  private static boolean isNumberSign(int c) {
    return (c >= 0x600 && c <= 0x605)
        || c == 0x6DD
        || c == 0x70F
        || c == 0x890
        || c == 0x891
        || c == 0x8E2;
  }

  /// Letters, marks and signs without any ink: fillers of Hangul, a joiner of graphemes, vowels of
  /// Khmer that are not written, a pattern of Braille without dots.
  private static boolean isBlank(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  private static boolean joins(String text, int at) {
    int c = text.codePointAt(at);
    if ((c != JOINER && c != NON_JOINER) || at == 0 || at + 1 == text.length()) {
      return false;
    }
    int before = text.codePointBefore(at);
    int behind = text.codePointAt(at + 1);
    boolean picture =
        before == AS_PICTURE || isPicture(before) || Character.isEmojiModifier(before);
    return (isJoined(before) && isJoined(behind)) || (c == JOINER && picture && isPicture(behind));
  }

  private static boolean isPicture(int c) {
    return Character.isExtendedPictographic(c);
  }

  /// Whether it belongs to a writing that joins its letters, from Arabic to Mongolian.
  private static boolean isJoined(int c) {
    boolean between = (c >= 0x600 && c < 0x10A0) || (c >= 0x1780 && c < 0x18B0);
    return between
        && (Character.isLetter(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }
}
