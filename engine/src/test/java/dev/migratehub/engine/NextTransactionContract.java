package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `SET TRANSACTION` is about the transaction of the script that comes next, and about none of
/// ours.
interface NextTransactionContract {

  /// The address of a database with nothing in it.
  String freshUrl(Path folder);

  private Project project(Path folder) {
    return new Project(folder.resolve("migrations"), freshUrl(folder));
  }

  private static String[] script(String last) {
    return new String[] {
      "create table kind (n int, level varchar(40));",
      "set transaction isolation level serializable;",
      "start transaction;",
      "insert into kind values (1, '');",
      // The server renews what it tells of transactions ten times a second.
      "do sleep(0.3);",
      "insert into kind select 2, trx_isolation_level from information_schema.innodb_trx",
      "  where trx_mysql_thread_id = connection_id();",
      last,
      "commit;"
    };
  }

  @Test
  default void the_next_transaction_is_of_the_kind_that_was_asked_for(@TempDir Path folder) {
    Project project = project(folder).file("001_a.up.sql", script("do 1;"));

    project.hub().up();

    assertThat(project.ask("select level from kind where n = 2")).containsExactly("SERIALIZABLE");
  }

  @Test
  default void it_is_of_that_kind_too_when_it_is_gone_on_with(@TempDir Path folder) {
    Project project =
        project(folder).file("001_a.up.sql", script("insert into nowhere values (1);"));
    assertThatThrownBy(() -> project.hub().up()).isInstanceOf(ProblemException.class);
    project.file("001_a.up.sql", script("do 1;"));

    project.hub().execute(new Request.Resume(Request.Resume.Doubt.UNDECIDED));

    assertThat(project.ask("select level from kind where n = 2")).containsExactly("SERIALIZABLE");
  }

  @Test
  default void a_transaction_that_may_only_read_does_not_write(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (n int);",
                "set transaction isolation level read committed;",
                "set transaction read only;",
                "start transaction;",
                "insert into a values (1);",
                "commit;");

    assertThatThrownBy(() -> project.hub().up())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("READ ONLY");
    assertThat(project.ask("select count(*) from a")).containsExactly("0");
  }

  @Test
  default void a_transaction_that_only_reads_is_noted_at_its_end(@TempDir Path folder) {
    Project project =
        project(folder)
            .file(
                "001_a.up.sql",
                "create table a (n int);",
                "set transaction read only;",
                "start transaction;",
                "select * from a;",
                "commit;",
                "insert into a values (2);");

    project.hub().up();

    assertThat(project.ask("select n from a")).containsExactly("2");
  }
}
