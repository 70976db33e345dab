package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.testkit.MariaDbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Change sets that stopped half-way.
final class ResumedChangeSetTest {

  @Test
  void what_has_begun_is_gone_on_with_though_its_precondition_holds_no_more(@TempDir Path folder) {
    Project project =
        new Project(folder, MariaDbServer.shared().newDatabase().url())
            .file(
                "a.sql",
                "--liquibase formatted sql",
                "--changeset a:1 endDelimiter://",
                "--precondition-sql-check expectedResult:0 select count(*) from"
                    + " information_schema.tables where table_name = 'half_way' and table_schema = database()",
                "create table half_way (id int) //",
                "insert into elsewhere values (1) //",
                "--rollback drop table half_way;");
    assertThat(Project.problem(() -> project.hub().up()).code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(project.history()).containsExactly("a.sql::a:1:failed");
    project.say("create table elsewhere (id int)");

    project.hub().execute(new Request.Resume(Request.Resume.Doubt.RETRY));

    assertThat(project.history()).containsExactly("a.sql::a:1:applied");
    assertThat(project.ask("select count(*) from elsewhere")).containsExactly("1");
    project.hub().down(1);
    assertThat(project.history()).containsExactly("a.sql::a:1:rolled_back");
  }
}
