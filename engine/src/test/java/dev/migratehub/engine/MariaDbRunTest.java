package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.MariaDbServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MariaDbRunTest
    implements RunContract,
        HistoryContract,
        JournalContract,
        ResumeContract,
        PlainTablesContract,
        ProgramsContract,
        CountsContract,
        NextTransactionContract,
        SessionContract {

  @Override
  public String freshUrl(Path folder) {
    return MariaDbServer.shared().newDatabase().url();
  }

  @Test
  void a_statement_for_which_the_driver_ends_the_session_is_to_be_mended(@TempDir Path folder) {
    Project project =
        new Project(folder, freshUrl(folder))
            .file("001_a.up.sql", "create table a (n int);", "set names latin1;", "select 1;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(problem.what()).contains("statement 2 (line 2)", "latin1");
    assertThat(problem.now()).contains("1 of 3 statements");
    assertThat(problem.next()).isEqualTo("mend the statement, then go on from it: migr8 resume");
    project.file("001_a.up.sql", "create table a (n int);", "select 1;");
    project.hub().execute(new Request.Resume(Request.Resume.Doubt.UNDECIDED));
    assertThat(project.history()).containsExactly("001:applied");
  }

  @Test
  void drop_leaves_no_sequence(@TempDir Path folder) {
    Project project =
        new Project(folder, freshUrl(folder)).file("001_a.up.sql", "create sequence s;");
    project.hub().up();

    project.hub().drop();

    assertThat(project.hub().up()).hasSize(1);
  }

  @Test
  void compound_statements_outside_routines_are_in_doubt_when_they_fail(@TempDir Path folder) {
    String both = "insert into a values (1); insert into nowhere values (1);";
    for (String statement :
        List.of(
            "begin not atomic " + both + " end;",
            "/* a */ begin not atomic " + both + " end;",
            "if 1 = 1 then " + both + " end if;",
            "case when 1 = 1 then " + both + " end case;",
            "repeat " + both + " until 1 = 1 end repeat;",
            "begin not atomic l: loop " + both + " leave l; end loop; end;",
            "while 1 = 1 do " + both + " end while;",
            "for i in 1..2 do " + both + " end for;",
            "/*M!100301 begin not atomic " + both + " end */;",
            "/*!50003 call p() */;",
            "/*M! call p() */;",
            "set statement max_statement_time = 9 for call p();",
            "execute immediate 'call p()';")) {
      Project project =
          new Project(folder.resolve("" + statement.hashCode()), freshUrl(folder))
              .file(
                  "001_a.up.sql",
                  "create table a (n int);",
                  "create procedure p() begin " + both + " end;",
                  statement);

      Problem problem = Project.problem(() -> project.hub().up());

      assertThat(project.ask("select n from a")).as(statement).containsExactly("1");
      assertThat(problem.now()).as(statement).contains("statement 3 may have too");
    }
  }

  @Test
  void what_was_dropped_before_a_statement_failed_is_in_doubt(@TempDir Path folder) {
    Project project =
        new Project(folder, freshUrl(folder))
            .file("001_a.up.sql", "create table a (id int);", "drop table a, nowhere;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(project.ask("show tables")).containsExactly("migrate_hub_migrations");
    assertThat(problem.now()).contains("statement 2 may have too");
  }
}
