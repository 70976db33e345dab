package dev.migratehub.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.seed.file.SeedFile;
import dev.migratehub.seed.file.SeedFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of seeds on every database.
abstract class SeedContract {

  private static final Watch NOBODY =
      new Watch() {
        @Override
        public void moved(String file, long bytes, long total, long rows) {}

        @Override
        public void sown(Sowing sowing) {}
      };

  @TempDir private Path folder;
  private Ground ground = Ground.of(Path.of("none"));

  /// A new and empty database.
  abstract Ground empty();

  /// The definition of the table `products`: id, name (unique, at most 40), price, active, born,
  /// data.
  abstract String products();

  @BeforeEach
  void makeTables() throws SQLException {
    ground = empty();
    ground.execute(
        products(),
        "create table orders (id integer primary key, product integer not null references products (id),"
            + " quantity integer not null, foreign key (product) references products (id))");
  }

  @Test
  void a_csv_file_goes_into_the_table_of_its_name() throws Exception {
    write(
        "010_products.csv",
        "\uFEFFid,name,price,active,born\r\n1,\"a \"\"b\"\", c\nd\te\\N\",1.50,true,2026-01-31\r\n2,\"\",,false,\r\n3,Größe ✓ 😀,0.10,true,2026-02-28\r\n");
    List<Sowing> done = run();
    assertThat(done).hasSize(1);
    assertThat(done.getFirst().rows()).isEqualTo(3);
    assertThat(ground.rows("select id, name from products order by id"))
        .containsExactly("1|a \"b\", c\nd\te\\N", "2|", "3|Größe ✓ 😀");
    assertThat(ground.rows("select count(*) from products where price is null"))
        .containsExactly("1");
    assertThat(ground.rows("select id from products where active order by id"))
        .containsExactly("1", "3");
  }

  @Test
  void a_yaml_file_says_its_table_and_rows_may_name_different_columns() throws Exception {
    write(
        "a.yaml",
        """
        name: Products
        table: products
        data:
          - {id: 1, name: "null", active: true}
          - id: 2
            name: 'it''s'
            price: 2.50
            active: false
          - {id: 3, name: ~, active: true}
        """);
    run();
    assertThat(ground.rows("select id, name from products order by id"))
        .containsExactly("1|null", "2|it's", "3|null");
    assertThat(ground.rows("select count(*) from products where name is null"))
        .containsExactly("1");
  }

  @Test
  void packed_files_are_unpacked() throws Exception {
    byte[] text = "id,name,active\n1,a,true\n".getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("1_products.csv.zst"), Zstd.compress(text));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("id,name,active\n2,b,true\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve("2_products.csv.gz"), packed.toByteArray());
    assertThat(run()).hasSize(2);
    assertThat(ground.rows("select name from products order by id")).containsExactly("a", "b");
  }

  @Test
  void rows_that_are_there_are_replaced_or_left_out_or_refused() throws Exception {
    write("1_products.csv", "id,name,active\n1,a,true\n2,b,true\n");
    run();
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_REFUSED);
    Files.delete(folder.resolve("1_products.csv"));
    write(
        "2.yaml",
        "table: products\nmode: skip-existing\ndata: [{id: 2, name: x, active: true}, {id: 3, name: c, active: true}]");
    Sowing skipped = run().getFirst();
    assertThat(List.of(skipped.rows(), skipped.skipped())).containsExactly(1L, 1L);
    write(
        "2.yaml",
        "table: products\nmode: upsert\nkey: id\ndata: [{id: 2, name: y, active: true}, {id: 4, name: d, active: true}]");
    run();
    write(
        "2.yaml",
        "table: products\nmode: upsert\nkey: [name]\ndata: [{id: 9, name: d, active: true}]");
    run();
    assertThat(ground.rows("select id, name from products order by id"))
        .containsExactly("1|a", "2|y", "3|c", "9|d");
    write(
        "2.yaml",
        "table: products\nmode: upsert\nkey: id\ndata: [{id: 77, name: y, active: true}]");
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_REFUSED);
    write(
        "2.yaml",
        "table: products\nmode: upsert\nkey: price\ndata: [{id: 77, price: 1, active: true}]");
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_KEY_UNFIT);
  }

  @Test
  void a_table_is_emptied_first_when_asked() throws Exception {
    write("1_products.csv", "id,name,active\n1,a,true\n");
    run();
    write("1_products.csv", "id,name,active\n1,b,true\n");
    seeds().run(new Wanted(List.of(), Optional.empty(), false, true));
    assertThat(ground.rows("select name from products")).containsExactly("b");
  }

  @Test
  void a_bad_value_says_file_row_column_and_what_was_expected() throws Exception {
    StringBuilder text = new StringBuilder("id,name,price,active\n");
    for (int i = 1; i <= 1200; i++) {
      text.append(i).append(",\"n\n").append(i).append("\",1.5,true\n");
    }
    text.append("1201,x,abc,true\n1202,y,1,true\n");
    write("5_products.csv", text.toString());
    Problem problem = problem(this::run);
    assertThat(problem.code()).isEqualTo(Code.SEED_REFUSED);
    assertThat(problem.what())
        .contains("5_products.csv", "row 1201 (line 2402)", "column price", "\"abc\"", "a number");
    assertThat(problem.now()).startsWith("nothing of this file was kept");
    assertThat(ground.rows("select count(*) from products")).containsExactly("0");
  }

  @Test
  void a_row_that_breaks_a_rule_of_the_table_is_named() throws Exception {
    write("1_products.csv", "id,name,active\n1,a,true\n2,b,true\n3,a,true\n");
    assertThat(problem(this::run).what()).contains("row 3 (line 4)");
    write("1_products.csv", "id,name,active\n1,a,true\n");
    write("2_orders.csv", "id,product,quantity\n1,1,5\n2,99,5\n");
    Problem orphan = problem(this::run);
    assertThat(orphan.what()).contains("2_orders.csv", "row 2 (line 3)");
    assertThat(orphan.now()).contains("1 file before it is in");
    assertThat(ground.rows("select count(*) from orders")).containsExactly("0");
  }

  @Test
  void files_follow_foreign_keys_when_asked() throws Exception {
    write("1_orders.csv", "id,product,quantity\n1,1,5\n");
    write("2_products.csv", "id,name,active\n1,a,true\n");
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_REFUSED);
    assertThat(
            seeds().run(new Wanted(List.of(), Optional.empty(), true, false)).stream()
                .map(Sowing::table))
        .containsExactly("products", "orders");
  }

  @Test
  void an_environment_is_a_folder_whose_files_come_after_the_others() throws Exception {
    write("9_products.csv", "id,name,active\n1,a,true\n");
    Files.createDirectories(folder.resolve("dev"));
    write("dev/1_products.csv", "id,name,active\n2,b,true\n");
    assertThat(run()).hasSize(1);
    assertThat(problem(() -> seeds().run(wanted("prod"))).code()).isEqualTo(Code.SEEDS_MISSING);
    assertThat(problem(() -> seeds().run(wanted("../x"))).code()).isEqualTo(Code.SEED_OUTSIDE);
    ground.execute("delete from products");
    assertThat(seeds().run(wanted("dev"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,name,active\n1,a\n",
        "id,name,active\n1,a,true,4\n",
        "id,name,active\n1,\"a,true\n2,b,true\n",
        "id,name,active\n1,\"a\"x,true\n",
        "id,id,active\n1,1,true\n",
        "id,,active\n1,1,true\n",
        ""
      })
  void hostile_csv_is_refused_and_nothing_kept(String text) throws Exception {
    write("1_products.csv", text);
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_UNREADABLE);
    assertThat(ground.rows("select count(*) from products")).containsExactly("0");
  }

  @Test
  void a_value_of_a_hundred_megabytes_is_refused() throws Exception {
    try (Writer out = Files.newBufferedWriter(folder.resolve("1_products.csv"))) {
      out.write("id,name,active\n1,\"");
      String megabyte = "x".repeat(1 << 20);
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
      out.write("\",true\n");
    }
    assertThat(problem(this::run).what()).contains("longer than 16 million characters");
    assertThat(ground.rows("select count(*) from products")).containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a [x,x]\nb: &b [*a,*a]\ntable: products\ndata: []",
        "table: products\ndata: [{id: &x 1, name: *x}]",
        "table: products\ndata: [{id: 1, name: !!javax.script.ScriptEngineManager [x]}]",
        "table: products\ndata: [{id: 1, name: !!str a, active: true}]",
        "table: products\ndata: [{id: 1, id: 2}]",
        "table: products\ntable: orders\ndata: []",
        "table: products\nmode: destroy\ndata: []",
        "table: products\ndata: [{id: 1, name: [1, 2]}]",
        "table: products\ndata: [1, 2]",
        "table: products\ndata: {a: b}",
        "table: products\ndata: []\nmode: upsert",
        "table: products\ndata: []\n---\ntable: orders",
        "table: products",
        "data: []",
        "[1, 2]",
        "table: products\ndata: [{id: 1",
        "table: products\nwhat: 1\ndata: []",
      })
  void hostile_yaml_is_refused_and_nothing_kept(String text) throws Exception {
    write("1.yaml", text);
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_UNREADABLE);
    assertThat(ground.rows("select count(*) from products")).containsExactly("0");
  }

  @Test
  void what_does_not_fit_the_table_is_refused() throws Exception {
    write("1_nothing.csv", "id\n1\n");
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_TABLE_UNKNOWN);
    Files.delete(folder.resolve("1_nothing.csv"));
    write("1_products.csv", "id,nome\n1,a\n");
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_COLUMN_UNFIT);
    write("1_products.csv", "id,doubled\n1,2\n");
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_COLUMN_UNFIT);
    Files.write(folder.resolve("1_products.csv"), new byte[] {'i', 'd', '\n', (byte) 0xff, '\n'});
    assertThat(problem(this::run).code()).isEqualTo(Code.SEED_UNREADABLE);
    assertThat(
            problem(() ->
                    seeds().run(new Wanted(List.of("../etc.csv"), Optional.empty(), false, false)))
                .code())
        .isEqualTo(Code.SEED_OUTSIDE);
  }

  @Test
  void tables_that_refer_to_each_other_in_a_circle_have_no_order() throws Exception {
    ground.execute("create table a (id integer primary key)");
    ground.execute(
        "create table b (id integer primary key, a integer, foreign key (a) references a (id))");
    circle(ground);
    write("1_a.csv", "id\n1\n");
    write("2_b.csv", "id\n1\n");
    assertThat(
            problem(() -> seeds().run(new Wanted(List.of(), Optional.empty(), true, false))).code())
        .isEqualTo(Code.SEED_CIRCLE);
  }

  /// Lets `a` refer to `b`.
  void circle(Ground place) throws SQLException {
    place.execute(
        "alter table a add column b integer",
        "alter table a add foreign key (b) references b (id)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "YAML"})
  void made_up_rows_fit_the_table(String form) throws Exception {
    generate("products", SeedFile.Form.valueOf(form), 300);
    run();
    assertThat(ground.rows("select count(*) from products")).containsExactly("300");
    generate("orders", SeedFile.Form.valueOf(form), 500);
    generate("products", SeedFile.Form.valueOf(form), 300);
    seeds().run(new Wanted(List.of(names("orders")), Optional.empty(), false, false));
    assertThat(ground.rows("select count(*) from orders")).containsExactly("500");
    assertThat(ground.rows("select count(*) from products where price < 0 or price > 500"))
        .containsExactly("0");
  }

  @Test
  void what_cannot_be_made_up_is_said() {
    Problem problem = problem(() -> generate("orders", SeedFile.Form.CSV, 3));
    assertThat(problem.code()).isEqualTo(Code.SEED_IMPOSSIBLE);
    assertThat(problem.what()).contains("products", "there is none");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_template_has_the_columns_of_the_table_and_is_a_seed_itself() throws Exception {
    generate("products", SeedFile.Form.CSV, 0);
    generate("products", SeedFile.Form.YAML, 0);
    assertThat(Files.readString(folder.resolve("010_products.csv")))
        .isEqualTo("id,name,price,active,born,data\n");
    assertThat(Files.readString(folder.resolve("020_products.yaml")))
        .contains("#    name:", "may be left out");
    assertThat(run().stream().mapToLong(Sowing::rows).sum()).isZero();
  }

  private String names(String table) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.contains(table))
          .findFirst()
          .orElseThrow();
    }
  }

  private void generate(String table, SeedFile.Form form, long rows) {
    new Generation(ground.target(), new SeedFolder(folder))
        .write(new Generation.Order(table, form, rows, Optional.empty()));
  }

  private static Wanted wanted(String environment) {
    return new Wanted(List.of(), Optional.of(environment), false, false);
  }

  private Seeds seeds() {
    return new Seeds(ground.target(), new SeedFolder(folder), NOBODY);
  }

  final List<Sowing> run() {
    return seeds().run(new Wanted(List.of(), Optional.empty(), false, false));
  }

  final void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  static Problem problem(Runnable work) {
    return catchThrowableOfType(ProblemException.class, work::run).problem();
  }
}
