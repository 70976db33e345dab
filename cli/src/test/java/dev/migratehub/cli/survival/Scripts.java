package dev.migratehub.cli.survival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Migrations made by chance, each statement of which leaves one mark that can be looked for: a row
/// of the ledger, a table, an index. Rows may come twice without an error, so that a statement that
/// ran twice shows.
final class Scripts {

  private static final int MOST = 6;

  private final Flavor flavor;
  private final Random random;
  private final boolean heavy;
  private final List<List<Mark>> migrations = new ArrayList<>();

  /// What a statement leaves.
  ///
  /// @param row whether it is a row of the ledger, else a table or an index
  /// @param name empty where it leaves nothing
  record Mark(String name, boolean row) {

    static final Mark NONE = new Mark("", false);
  }

  private Scripts(Flavor flavor, Random random, boolean heavy) {
    this.flavor = flavor;
    this.random = random;
    this.heavy = heavy;
  }

  /// Writes three to five migrations into a folder.
  static Scripts write(Flavor flavor, Random random, Path folder) throws IOException {
    return new Scripts(flavor, random, false).written(folder);
  }

  /// The same, with some megabytes beside each row.
  static Scripts writeHeavy(Flavor flavor, Random random, Path folder) throws IOException {
    return new Scripts(flavor, random, true).written(folder);
  }

  private Scripts written(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("001_m.up.sql"),
        "create table ledger (mark varchar(40), weight varchar(2000));\n");
    migrations.add(List.of(new Mark("ledger", false)));
    int last = 3 + random.nextInt(3);
    for (int number = 2; number <= last; number++) {
      List<Mark> marks = new ArrayList<>();
      String text = script(number, marks);
      Files.writeString(folder.resolve("%03d_m.up.sql".formatted(number)), text);
      migrations.add(marks);
    }
    return this;
  }

  /// The marks of each migration, by statement.
  List<List<Mark>> migrations() {
    return migrations;
  }

  private String script(int number, List<Mark> marks) {
    StringBuilder text = new StringBuilder();
    int statements = 2 + random.nextInt(MOST - 1);
    boolean own = random.nextInt(4) == 0;
    int begin = own ? random.nextInt(statements) : -1;
    for (int i = 0; i < statements; i++) {
      if (i == begin) {
        add(text, marks, "begin;", Mark.NONE);
        row(text, marks, number);
        row(text, marks, number);
        add(text, marks, "commit;", Mark.NONE);
      }
      statement(text, marks, number);
    }
    return text.toString();
  }

  private void statement(StringBuilder text, List<Mark> marks, int number) {
    String name = "%s_%d_%d".formatted("%s", number, marks.size() + 1);
    switch (random.nextInt(6)) {
      case 0, 1 -> row(text, marks, number);
      case 2, 3 -> {
        Mark table = new Mark(name.formatted("t"), false);
        add(text, marks, "create table " + table.name() + " (id int);", table);
      }
      case 4 -> {
        Mark index = new Mark(name.formatted("i"), false);
        add(text, marks, flavor.index(index.name()), index);
      }
      default -> {
        List<String> harmless = flavor.harmless();
        add(text, marks, harmless.get(random.nextInt(harmless.size())), Mark.NONE);
      }
    }
  }

  private void row(StringBuilder text, List<Mark> marks, int number) {
    Mark row = new Mark("r_%d_%d".formatted(number, marks.size() + 1), true);
    String insert = "insert into ledger (mark) values ('%s');";
    add(text, marks, (heavy ? flavor.heavy() : insert).formatted(row.name()), row);
  }

  private static void add(StringBuilder text, List<Mark> marks, String statement, Mark mark) {
    text.append(statement).append('\n');
    marks.add(mark);
  }
}
