package dev.migratehub.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.MySqlServer;
import dev.migratehub.testkit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallableTest {

  @TempDir private static Path place;
  private static Path home;

  @TempDir private Path work;
  private Installed migr8;

  @BeforeAll
  static void unpack() {
    home = Installed.unpack(place.resolve("a folder with spaces & an ä"));
  }

  @BeforeEach
  void write() {
    Trees.write(work.resolve("migrations/001_t.up.sql"), "create table t (id integer);\n");
    Trees.write(work.resolve("migrations/001_t.down.sql"), "drop table t;\n");
    migr8 = Installed.in(home, work);
  }

  @Test
  void it_needs_no_java_and_works_in_a_folder_with_spaces_from_any_working_folder() {
    assertThat(migr8.run("up").out()).contains("applied  001_t");

    Installed.Said status = migr8.run("status");

    assertThat(status.out()).contains("1 applied, 0 pending");
    assertThat(status.err()).isEmpty();
    assertThat(status.status()).isZero();
  }

  @Test
  void it_works_on_every_server() {
    for (Databases server :
        List.of(PostgresServer.shared(), MySqlServer.shared(), MariaDbServer.shared())) {
      Installed there = migr8.with("DATABASE_URL", server.newDatabase().url());
      assertThat(there.run("up")).extracting(Installed.Said::status).isEqualTo(0);
      assertThat(there.run("status").out()).contains("1 applied, 0 pending");
      assertThat(there.run("down").err()).isEmpty();
    }
  }

  @Test
  void it_puts_data_into_tables_on_every_server() {
    Trees.write(work.resolve("seeds/010_t.csv"), "id\n1\n2\n");
    Trees.write(work.resolve("seeds/020_t.yaml"), "table: t\ndata:\n  - {id: 3}\n");
    for (Databases server :
        List.of(PostgresServer.shared(), MySqlServer.shared(), MariaDbServer.shared())) {
      Installed there = migr8.with("DATABASE_URL", server.newDatabase().url());
      assertThat(there.run("up").status()).isZero();

      Installed.Said seeded = there.run("seed", "run");

      assertThat(seeded.err()).isEmpty();
      assertThat(seeded.out()).contains("seeds/010_t.csv into t", "seeds/020_t.yaml into t");
    }
  }

  @Test
  void it_makes_backups_and_takes_them_back_and_leaves_nothing_elsewhere() throws IOException {
    Path temporary = Trees.made(work.resolve("temporary"));
    Installed there = migr8.with("MIGR8_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    assertThat(there.run("up").status()).isZero();

    Installed.Said made = there.run("backup", "create");

    assertThat(made.err()).isEmpty();
    assertThat(made.out()).contains("backed up  backups/backup_");
    String file = Installed.find(work, "backup_", ".sqlite.zst").getFileName().toString();
    assertThat(there.run("backup", "verify", file).status()).isZero();
    Installed other = there.with("DATABASE_URL", "sqlite:other.db");
    assertThat(other.run("backup", "restore", file).err()).isEmpty();
    assertThat(other.run("status").out()).contains("1 applied, 0 pending");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void links_to_it_lead_to_it() throws IOException {
    Path links = Trees.made(work.resolve("links/deeper"));
    Files.createSymbolicLink(links.resolve("first"), home.resolve("bin/migr8"));
    Files.createSymbolicLink(links.resolve("../migr8"), Path.of("deeper/first"));

    Installed through = migr8.with("PATH", links.getParent() + ":/usr/bin:/bin");

    assertThat(through.calling("sh", "-c", "migr8 --version").run().out()).startsWith("migr8 ");
    assertThat(through.calling("sh", "-c", "links/migr8 --version").run().out())
        .startsWith("migr8 ");
    assertThat(through.calling("sh", "-c", "cd links && ./migr8 --version").run().out())
        .startsWith("migr8 ");
  }

  @Test
  void it_can_be_called_by_a_path_of_any_form() {
    for (String line :
        List.of(
            "cd \"$BIN\" && ./migr8 -V",
            "cd \"$BIN\" && sh migr8 -V",
            "cd \"$BIN/..\" && bin/migr8 -V",
            "cd \"$BIN/../lib\" && ../bin/migr8 -V",
            "cd \"$BIN\" && ../bin/./migr8 -V")) {
      Installed.Said said =
          migr8.with("BIN", home.resolve("bin").toString()).calling("sh", "-c", line).run();
      assertThat(said.out()).describedAs(line + said.err()).startsWith("migr8 ");
    }
  }

  @Test
  void arguments_arrive_as_they_were_given() {
    Trees.write(work.resolve("it's * $HOME \"x\"/001_t.up.sql"), "create table t (id integer);\n");
    Trees.write(work.resolve("it's * $HOME \"x\"/001_t.down.sql"), "drop table t;\n");

    assertThat(migr8.run("up", "--dir", "it's * $HOME \"x\"").out()).contains("applied  001_t");
    assertThat(migr8.run("up", "--dir", "").status()).isNotZero();
  }

  @Test
  void what_is_set_for_other_java_programs_changes_nothing() {
    Installed.Said said =
        migr8
            .with("JAVA_TOOL_OPTIONS", "-verbose:class")
            .with("JDK_JAVA_OPTIONS", "-verbose:class")
            .with("_JAVA_OPTIONS", "-Xlog:all")
            .with("CLASSPATH", "/nowhere")
            .with("JAVA_HOME", "/nowhere")
            .run("--version");

    assertThat(said.out().lines()).hasSize(1);
    assertThat(said.err()).isEmpty();
  }

  @Test
  void options_for_its_own_java_are_taken_from_a_variable() {
    Installed.Said said =
        migr8.with("MIGR8_JAVA_OPTIONS", "-showversion -Dx=*").run("status", "--json");

    assertThat(said.err()).contains("Server VM").doesNotContain("MIGR8_JAVA_OPTIONS");
  }

  @Test
  void names_beyond_ascii_are_read_in_the_locale_c() {
    Trees.write(work.resolve("möhre/001_ä.up.sql"), "create table t (id integer);\n");
    Trees.write(work.resolve("möhre/001_ä.down.sql"), "drop table t;\n");

    Installed.Said said = migr8.with("LC_ALL", "C").run("up", "--dir", "möhre");

    assertThat(said.out()).contains("applied  001_ä");
  }

  @Test
  void a_folder_with_a_colon_is_refused_in_words() {
    Path other = place.resolve("with:colon");
    Trees.copy(home, other);

    Installed.Said said = Installed.in(other, work).run("up");

    assertThat(said.err()).contains("with a colon in its name", "Move migr8 to another folder");
    assertThat(said.out()).isEmpty();
    assertThat(said.status()).isEqualTo(70);
  }

  @Test
  void nothing_is_left_in_the_folder_for_temporary_files_also_when_it_is_killed() throws Exception {
    Path temporary = Trees.made(work.resolve("temporary"));
    Installed there = migr8.with("MIGR8_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Trees.write(
        work.resolve("migrations/002_long.up.sql"),
        """
        create table n as with recursive n(i) as (select 1 union all select i + 1 from n
        where i < 100000000) select max(i) from n;
        """);

    there.run("up", "1");
    there.calling("timeout", "-s", "KILL", "2", home.resolve("bin/migr8").toString()).run("up");

    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void anybody_may_use_it_where_nothing_can_be_written() {
    Path other = place.resolve("read-only");
    Trees.copy(home, other);
    Trees.settle(other, Build.AT);
    Tools.run(place, Map.of(), "chmod", "-R", "a-w", other);
    Tools.run(place, Map.of(), "chmod", "a+x", place, other);
    Trees.write(work.resolve("migrations/002_u.up.sql"), "create table u (id integer);\n");
    Tools.run(place, Map.of(), "chmod", "-R", "a+rwX", work);

    Installed there = Installed.in(other, work).with("MIGR8_JAVA_OPTIONS", "-XX:AOTMode=on");
    boolean root = System.getProperty("user.name").equals("root");
    Installed.Said said =
        root
            ? there
                .calling(
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    other.resolve("bin/migr8").toString())
                .run("up")
            : there.run("up");

    assertThat(said.out()).describedAs(said.err()).contains("applied  002_u");
    Tools.run(place, Map.of(), "chmod", "-R", "u+w", other);
  }
}
