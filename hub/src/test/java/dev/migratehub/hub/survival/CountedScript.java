package dev.migratehub.hub.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A script of chance whose statements can be counted afterwards: each leaves a row or a table, or
/// takes a while.
record CountedScript(Flavor flavor, boolean oneByOne, List<Kind> kinds, List<Integer> millis) {

  enum Flavor {
    POSTGRES,
    MYSQL
  }

  enum Kind {
    ROW,
    TABLE,
    PAUSE
  }

  CountedScript {
    kinds = List.copyOf(kinds);
    millis = List.copyOf(millis);
  }

  static CountedScript of(Flavor flavor, Random random) {
    List<Kind> kinds = new ArrayList<>();
    List<Integer> millis = new ArrayList<>();
    for (int count = 6 + random.nextInt(6); count > 0; count--) {
      kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
      millis.add(20 + random.nextInt(180));
    }
    return new CountedScript(flavor, flavor == Flavor.MYSQL || random.nextBoolean(), kinds, millis);
  }

  String up() {
    StringBuilder text = head();
    for (int number = 1; number <= kinds.size(); number++) {
      text.append(
          switch (kinds.get(number - 1)) {
            case ROW -> "insert into counted (n) values (%d);\n".formatted(number);
            case TABLE -> table(number);
            case PAUSE -> pause(number);
          });
    }
    return text.toString();
  }

  /// Each statement of the way up has one on the way down, in the same place; rows are counted below 0.
  String down() {
    StringBuilder text = head();
    for (int number = 1; number <= kinds.size(); number++) {
      text.append(
          switch (kinds.get(number - 1)) {
            case ROW -> "insert into counted (n) values (-%d);\n".formatted(number);
            case TABLE -> "drop table t_%d;\n".formatted(number);
            case PAUSE -> pause(number);
          });
    }
    return text.toString();
  }

  private StringBuilder head() {
    boolean said = flavor == Flavor.POSTGRES && oneByOne;
    return new StringBuilder(said ? "-- migr8: transaction=no_transaction\n" : "");
  }

  /// Made of a query that takes a while.
  private String table(int number) {
    return flavor == Flavor.POSTGRES
        ? "create table t_%d as select 1 as id from pg_sleep(%s);\n".formatted(number, seconds(number))
        : "create table t_%d as select sleep(%s) as id;\n".formatted(number, seconds(number));
  }

  private String seconds(int number) {
    return String.format(Locale.ROOT, "%.3f", millis.get(number - 1) / 1000.0);
  }

  private String pause(int number) {
    String seconds = seconds(number);
    return flavor == Flavor.POSTGRES
        ? "select pg_sleep(%s);\n".formatted(seconds)
        : "do sleep(%s);\n".formatted(seconds);
  }
}
