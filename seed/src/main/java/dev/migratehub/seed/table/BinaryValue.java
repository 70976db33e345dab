package dev.migratehub.seed.table;

import java.util.Optional;

/// How the values of a type stand in a row of [CopyBinary]: four bytes of length, then the bytes
/// that the type's `recv` function reads.
sealed interface BinaryValue
    permits BinaryDecimal, BinaryMoment, BinaryTruth, BinaryUuid, BinaryVerbatim, BinaryWhole {

  /// Puts a value that is given as UTF-8 text.
  ///
  /// @return whether it is written in the usual way; if not, what was put is of no use
  boolean put(byte[] text, int from, int to, Bytes out);

  /// For a type by the name that PostgreSQL gives to its own ones; it gives that to no other, not
  /// to domains either.
  static Optional<BinaryValue> of(String type) {
    return Optional.ofNullable(
        switch (bare(type)) {
          case "smallint" -> new BinaryWhole(2);
          case "integer" -> new BinaryWhole(4);
          case "bigint" -> new BinaryWhole(8);
          case "numeric" -> new BinaryDecimal();
          case "text", "character varying", "character" -> new BinaryVerbatim();
          case "boolean" -> new BinaryTruth();
          case "date" -> new BinaryMoment(BinaryMoment.Kind.DAY);
          case "timestamp without time zone" -> new BinaryMoment(BinaryMoment.Kind.LOCAL);
          case "timestamp with time zone" -> new BinaryMoment(BinaryMoment.Kind.ZONED);
          case "uuid" -> new BinaryUuid();
          default -> null;
        });
  }

  /// Without what stands in parentheses.
  private static String bare(String type) {
    int begin = type.indexOf('(');
    return begin < 0
        ? type
        : type.substring(0, begin) + type.substring(type.indexOf(')', begin) + 1);
  }

  /// The number that so many digits make; negative when they are none.
  static int number(byte[] text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
