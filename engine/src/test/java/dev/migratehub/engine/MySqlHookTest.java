package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.engine.plan.Request;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MySqlHookTest implements HookContract {

  @Override
  public String freshUrl(Path folder) {
    return MySqlServer.shared().newDatabase().url();
  }

  private Project project(Path folder) {
    Project project = new Project(folder.resolve("migrations"), freshUrl(folder));
    project.say("create table told (n int, word varchar(40))");
    return project.file("001_a.up.sql", "create table a (id int);", "insert into a values (1);");
  }

  @Test
  void what_a_hook_did_before_it_failed_is_said(@TempDir Path folder) {
    Project project =
        project(folder).file("hooks/before_each.sql", HookContract.tell("x"), "nonsense;");

    Problem problem = Project.problem(() -> project.hub().up());

    assertThat(problem.now())
        .isEqualTo(
            "nothing of 001_a was run; 1 of 2 statements of hooks/before_each.sql took effect");
    assertThat(HookContract.told(project)).containsExactly("x");
    assertThat(project.history()).isEmpty();
  }

  @Test
  void a_hook_that_fails_after_a_script_is_gone_on_with(@TempDir Path folder) {
    Project project =
        project(folder).file("hooks/after_each.sql", HookContract.tell("x"), "nonsense;");

    Problem problem = Project.problem(() -> project.hub().up());
    assertThat(problem.now())
        .isEqualTo(
            "2 of 2 statements of 001_a are in the database; 1 of 2 statements of"
                + " hooks/after_each.sql took effect");
    assertThat(problem.next()).endsWith("migr8 resume");

    project.file("hooks/after_each.sql", HookContract.tell("mended"));
    project.hub().execute(new Request.Resume(Request.Resume.Doubt.UNDECIDED));

    assertThat(project.history()).containsExactly("001:applied");
    assertThat(project.ask("select count(*) from a")).containsExactly("1");
    assertThat(HookContract.told(project)).containsExactly("x", "mended");
  }
}
