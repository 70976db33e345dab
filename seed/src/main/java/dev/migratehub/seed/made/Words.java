package dev.migratehub.seed.made;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Texts that look like what the name of their column says.
final class Words {

  private static final List<String> FIRST =
      List.of(
          "Ada", "Bruno", "Chiara", "Dmitri", "Emeka", "Freya", "Goran", "Hanako", "Ingrid",
          "João");
  private static final List<String> LAST =
      List.of(
          "Acheson", "Bianchi", "Castro", "Dubois", "Eriksen", "Fischer", "Gupta", "Haddad", "Ito",
          "Jensen");
  private static final List<String> CITIES =
      List.of("Accra", "Bergen", "Cusco", "Dresden", "Eilat", "Fukuoka", "Ghent", "Hanoi");
  private static final List<String> THINGS =
      List.of(
          "amber", "brook", "cedar", "delta", "ember", "fjord", "grove", "harbor", "isle",
          "juniper");

  private Words() {}

  static String of(String column, long number, boolean distinct, Random random) {
    String name = column.toLowerCase(Locale.ROOT);
    String mark = distinct ? " " + number : "";
    if (name.contains("mail")) {
      return "user" + (distinct ? number : random.nextInt(100_000)) + "@example.com";
    }
    if (name.contains("url") || name.contains("website") || name.contains("link")) {
      return "https://example.com/" + (distinct ? number : random.nextInt(100_000));
    }
    if (name.contains("phone") || name.contains("mobile")) {
      return "+49 30 " + (distinct ? 1_000_000 + number : 1_000_000 + random.nextInt(9_000_000));
    }
    if (name.contains("city") || name.contains("town")) {
      return any(CITIES, random) + mark;
    }
    if (name.contains("country")) {
      return any(List.of("DE", "FR", "GH", "JP", "NO", "PE"), random) + mark.strip();
    }
    if (name.contains("code")
        || name.contains("sku")
        || name.contains("slug")
        || name.contains("key")) {
      return any(THINGS, random) + "-" + (distinct ? number : random.nextInt(100_000));
    }
    return other(name, random) + mark;
  }

  private static String other(String name, Random random) {
    if (name.contains("first") || name.equals("given_name")) {
      return any(FIRST, random);
    }
    if (name.contains("last") || name.contains("surname") || name.equals("family_name")) {
      return any(LAST, random);
    }
    if (name.contains("name") || name.contains("author") || name.contains("customer")) {
      return any(FIRST, random) + " " + any(LAST, random);
    }
    boolean prose =
        name.contains("descr")
            || name.contains("comment")
            || name.contains("note")
            || name.contains("body");
    int count = prose ? 8 : 2;
    StringBuilder words = new StringBuilder(any(THINGS, random));
    for (int i = 1; i < count; i++) {
      words.append(' ').append(any(THINGS, random));
    }
    return words.toString();
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
