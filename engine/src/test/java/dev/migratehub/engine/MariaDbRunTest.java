package dev.migratehub.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.MariaDbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MariaDbRunTest
    implements RunContract, HistoryContract, JournalContract, ResumeContract {

  @Override
  public String freshUrl(Path folder) {
    return MariaDbServer.shared().newDatabase().url();
  }

  @Test
  void drop_leaves_no_sequence(@TempDir Path folder) {
    Project project =
        new Project(folder, freshUrl(folder)).file("001_a.up.sql", "create sequence s;");
    project.hub().up();

    project.hub().drop();

    assertThat(project.hub().up()).hasSize(1);
  }
}
