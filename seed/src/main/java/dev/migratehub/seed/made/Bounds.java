package dev.migratehub.seed.made;

import dev.migratehub.seed.table.Column;
import dev.migratehub.seed.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the conditions of a table say of one column, as far as it can be read from them: the least
/// and the greatest value, how long a text is, which values there are.
record Bounds(
    Optional<BigDecimal> least,
    Optional<BigDecimal> most,
    int shortest,
    int longest,
    List<String> values) {

  private static final String NUMBER = "'?(-?\\d+(?:\\.\\d+)?)'?";
  private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern OR = Pattern.compile("\\sor\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

  static Bounds of(Column column, Table table) {
    Bounds bounds =
        new Bounds(Optional.empty(), Optional.empty(), 0, Integer.MAX_VALUE, column.labels());
    for (Table.Check check : table.checks()) {
      String plain = plain(check.expression());
      if (OR.matcher(plain).find()) {
        continue;
      }
      bounds = bounds.between(plain, column);
      for (String part : AND.split(plain, -1)) {
        bounds = bounds.and(part, column);
      }
    }
    return bounds;
  }

  /// The expression without casts, introducers of character sets and quotes of names.
  private static String plain(String expression) {
    return expression
        .replaceAll("::[\\w ]+(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[])?", "")
        .replaceAll("_utf8mb4\\\\?'", "'")
        .replace("\\'", "'")
        .replaceAll("[`\"]", "");
  }

  private Bounds between(String plain, Column column) {
    Matcher range =
        Pattern.compile(
                name(column) + "\\)?\\s+between\\s+\\(?" + NUMBER + "\\)?\\s+and\\s+\\(?" + NUMBER,
                Pattern.CASE_INSENSITIVE)
            .matcher(plain);
    return range.find()
        ? atLeast(new BigDecimal(range.group(1))).atMost(new BigDecimal(range.group(2)))
        : this;
  }

  private Bounds and(String part, Column column) {
    String stripped = part.replaceAll("[()]", " ").strip();
    Matcher compared =
        Pattern.compile(name(column) + "\\s*(>=|<=|<>|!=|>|<|=)\\s*" + NUMBER).matcher(stripped);
    if (compared.find()) {
      return compared(compared.group(1), new BigDecimal(compared.group(2)), column);
    }
    Matcher turned =
        Pattern.compile(NUMBER + "\\s*(>=|<=|>|<)\\s*" + name(column)).matcher(stripped);
    if (turned.find()) {
      String sign = turned.group(2).replace('<', '#').replace('>', '<').replace('#', '>');
      return compared(sign, new BigDecimal(turned.group(1)), column);
    }
    Matcher length =
        Pattern.compile(
                "length\\s+" + name(column) + "\\s*(>=|<=|>|<|=)\\s*(\\d+)",
                Pattern.CASE_INSENSITIVE)
            .matcher(stripped);
    if (length.find()) {
      return sized(length.group(1), Integer.parseInt(length.group(2)));
    }
    boolean listed =
        Pattern.compile(
                "^(?:any\\s+)?" + name(column) + "\\s*(?:in\\b|=\\s*(?:any\\b|'))",
                Pattern.CASE_INSENSITIVE)
            .matcher(stripped)
            .find();
    return listed ? oneOf(part) : this;
  }

  private static String name(Column column) {
    return "(?<![\\w.])" + Pattern.quote(column.name());
  }

  private Bounds compared(String sign, BigDecimal number, Column column) {
    BigDecimal step = BigDecimal.ONE.movePointLeft(column.scale());
    return switch (sign) {
      case ">=" -> atLeast(number);
      case ">" -> atLeast(number.add(step));
      case "<=" -> atMost(number);
      case "<" -> atMost(number.subtract(step));
      case "=" -> atLeast(number).atMost(number);
      default -> this;
    };
  }

  private Bounds sized(String sign, int length) {
    int low = sign.equals(">") ? length + 1 : sign.startsWith("<") ? shortest : length;
    int high = sign.equals("<") ? length - 1 : sign.startsWith(">") ? longest : length;
    return new Bounds(least, most, Math.max(shortest, low), Math.min(longest, high), values);
  }

  private Bounds oneOf(String part) {
    List<String> words = new ArrayList<>();
    Matcher text = TEXT.matcher(part);
    while (text.find()) {
      words.add(text.group(1).replace("''", "'"));
    }
    if (words.isEmpty()) {
      Matcher list = Pattern.compile("\\(([^()]*)\\)").matcher(part);
      while (list.find()) {
        Arrays.stream(list.group(1).split(",", -1))
            .map(String::strip)
            .filter(it -> it.matches("-?\\d+(\\.\\d+)?"))
            .forEach(words::add);
      }
    }
    return words.isEmpty() ? this : new Bounds(least, most, shortest, longest, words);
  }

  private Bounds atLeast(BigDecimal number) {
    return new Bounds(
        Optional.of(least.map(number::max).orElse(number)), most, shortest, longest, values);
  }

  private Bounds atMost(BigDecimal number) {
    return new Bounds(
        least, Optional.of(most.map(number::min).orElse(number)), shortest, longest, values);
  }
}
