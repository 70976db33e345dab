package dev.migratehub.seed;

import dev.migratehub.testkit.MySqlServer;
import org.junit.jupiter.api.Tag;

@Tag("slow")
final class MySqlSeedTest extends SeedContract {

  @Override
  Ground empty() {
    return Ground.of(MySqlServer.shared().newDatabase());
  }

  @Override
  String products() {
    return "create table products (id integer primary key, name varchar(40) unique, price decimal(4, 2) unsigned"
        + " check (price <= 500), active boolean not null, born date, data varbinary(16),"
        + " doubled decimal(10, 2) generated always as (price * 2)) default charset utf8mb4";
  }
}
