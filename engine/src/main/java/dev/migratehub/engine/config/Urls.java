package dev.migratehub.engine.config;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;

/// Reads addresses that stand in a configuration, and says what cannot be done with them.
final class Urls {

  private static final String UNTOUCHED = "no database was touched";

  private Urls() {}

  static DatabaseUrl parse(Value value) {
    try {
      return DatabaseUrl.parse(value.text());
    } catch (IllegalArgumentException e) {
      Problem problem =
          new Problem(
              Code.URL_INVALID,
              "the database URL cannot be understood (%s): %s"
                  .formatted(value.origin(), e.getMessage()),
              UNTOUCHED,
              "write it like postgres://user@host:5432/database, mysql://… or sqlite:file.db");
      throw new ProblemException(problem, e);
    }
  }

  static DatabaseUrl with(DatabaseUrl url, DatabaseUrl.Parts parts) {
    return new DatabaseUrl(url.scheme(), parts, url.rest(), url.parameters());
  }

  static ProblemException refused(Setting<?> part, Value value, Value url) {
    return new Problem(
            Code.SETTING_INVALID,
            "%s (%s) cannot be put into the address that %s holds"
                .formatted(part.key(), value.origin(), url.origin()),
            UNTOUCHED,
            "write the whole address in one place, or remove " + value.origin())
        .exception();
  }

  static ProblemException contradicted(Value driver, Value url, String kind) {
    return new Problem(
            Code.SETTING_INVALID,
            "database.driver is %s (%s), but the address that %s holds is one of %s"
                .formatted(driver.text(), driver.origin(), url.origin(), kind),
            UNTOUCHED,
            "leave out " + driver.origin() + ": the address says what kind of database it is")
        .exception();
  }

  static Problem driverMissing() {
    return new Problem(
        Code.SETTING_INVALID,
        "a server is named, but not which kind of database it runs",
        UNTOUCHED,
        "set database.driver to postgres, mysql, mariadb or sqlite, for example with --driver");
  }

  static ProblemException driverUnknown(Value value) {
    return new Problem(
            Code.SETTING_INVALID,
            "database.driver is %s, which cannot be used (%s)"
                .formatted(value.text(), value.origin()),
            UNTOUCHED,
            "set it to one of postgres, mysql, mariadb, sqlite")
        .exception();
  }
}
