package dev.migratehub.engine;

import dev.migratehub.testkit.Database;
import java.nio.file.Path;

/// A database as the tools of others are told of it.
///
/// @param driver the class name of its JDBC driver
/// @param url the address that this engine takes
record Site(String driver, String jdbcUrl, String user, String password, String url) {

  static Site of(String driver, Database database) {
    return new Site(
        driver, database.jdbcUrl(), database.user(), database.password(), database.url());
  }

  static Site file(Path file) {
    return new Site("org.sqlite.JDBC", "jdbc:sqlite:" + file, "", "", "sqlite:" + file);
  }
}
