package dev.migratehub.guardian.json;

import java.util.Random;

/// JSON of chance, with what is hard about it.
public final class RandomJson {

  private static final String[] TEXTS = {"", "a", "ä", "€", "😀", "\\n", "\\u0001", "\\\"", "/"};
  private static final String[] NUMBERS = {
    "0", "-1", "1.50", "1e5", "1E-9", "123456789012345678901234567890", "-0.000001", "1e290"
  };

  private RandomJson() {}

  public static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> random.nextBoolean() ? "true" : "null";
      case 1 -> NUMBERS[random.nextInt(NUMBERS.length)];
      case 2 -> "" + random.nextLong() + "." + random.nextInt(1000);
      case 3 -> '"' + TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(9) + '"';
      case 4 -> list(random, depth - 1);
      default -> object(random, depth - 1);
    };
  }

  private static String list(Random random, int depth) {
    StringBuilder out = new StringBuilder("[ ");
    for (int i = random.nextInt(4); i > 0; i--) {
      out.append(value(random, depth)).append(i > 1 ? " , " : "");
    }
    return out.append("]").toString();
  }

  public static String object(Random random, int depth) {
    StringBuilder out = new StringBuilder("{");
    for (int i = random.nextInt(4); i > 0; i--) {
      out.append('"').append(TEXTS[random.nextInt(TEXTS.length)]).append(i).append("\": ");
      out.append(value(random, depth)).append(i > 1 ? "," : "");
    }
    return out.append("}").toString();
  }
}
