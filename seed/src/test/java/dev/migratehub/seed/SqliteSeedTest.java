package dev.migratehub.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSeedTest extends SeedContract {

  @TempDir private Path files;

  @Override
  Ground empty() {
    return Ground.of(files.resolve("a.db"));
  }

  @Override
  String products() {
    return "create table products (id int not null, name varchar(40) unique, price decimal(10, 2) check"
        + " (price >= 0 and price <= 500), active boolean not null, born date, data blob,"
        + " doubled decimal generated always as (price * 2), primary key (id))";
  }

  @Override
  void circle(Ground place) throws SQLException {
    place.execute("alter table a add column b integer references b (id)");
  }

  @Test
  void the_first_bad_row_is_told_also_when_a_later_one_is_bad_before_it_is_sent() throws Exception {
    write("1_products.csv", "id,name,active\n1,a,true\n2,a,true\n3,c,maybe\n");
    assertThat(problem(this::run).what()).contains("row 2 (line 3)", "UNIQUE");
  }
}
