package dev.migratehub.seed;

import java.nio.file.Path;
import java.sql.SQLException;
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
}
