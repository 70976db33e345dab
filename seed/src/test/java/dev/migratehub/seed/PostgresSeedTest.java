package dev.migratehub.seed;

import dev.migratehub.testkit.PostgresServer;

final class PostgresSeedTest extends SeedContract {

  @Override
  Ground empty() {
    return Ground.of(PostgresServer.shared().newDatabase());
  }

  @Override
  String products() {
    return "create table products (id integer primary key, name varchar(40) unique, price numeric(10, 2) check"
        + " (price between 0 and 500), active boolean not null, born date, data bytea,"
        + " doubled numeric generated always as (price * 2) stored)";
  }
}
