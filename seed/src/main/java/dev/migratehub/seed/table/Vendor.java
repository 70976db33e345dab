package dev.migratehub.seed.table;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.target.OpenTarget;
import java.util.List;
import java.util.Optional;

/// What differs between databases when rows get into tables, asked once.
public interface Vendor {

  /// Every one; adding one is adding a line.
  List<Vendor> ALL = List.of(new PostgresVendor(), new MySqlVendor(), new SqliteVendor());

  /// The one with the id of a dialect.
  static Vendor of(String engine) {
    return ALL.stream()
        .filter(vendor -> vendor.engine().equals(engine))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(engine));
  }

  /// The id of its dialect: `postgres`.
  String engine();

  /// The table of that name, which may begin with a schema.
  Optional<Table> table(OpenTarget open, String name);

  /// Makes the session strict, before any transaction.
  void prepare(Session session);

  /// Loads a run of rows in the transaction that is open, as fast as this database takes them.
  ///
  /// @return how many rows were put in or changed
  /// @throws Refused when it does not take one
  long load(Load load, Rows rows, List<String> named);

  /// Puts numbering behind the values that were given, before the transaction ends.
  void settle(Load load);
}
