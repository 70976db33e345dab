package dev.migratehub.cli.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.migratehub.cli.Running;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {

  private static final String PATH = System.getenv("PATH");

  @TempDir private Path temporary;
  private Repository repository;
  private Path folder;

  @BeforeEach
  void fill() throws IOException {
    repository = Repository.in(temporary.resolve("a b/rép"));
    folder = repository.folder().resolve("db/migrations");
    repository.file("db/migrations/001_a.up.sql", "select 1;\n").file("README", "x").commit();
  }

  @Test
  void the_folder_is_given_as_it_was_and_as_it_is_there() throws IOException {
    repository.git("checkout", "--quiet", "-b", "topic");
    repository.file("db/migrations/002_b.up.sql", "select 2;\n").commit();
    repository.git("checkout", "--quiet", "main");
    repository.file("db/migrations/1.0/é ü.sql", "select 3;\n").commit();
    repository.git("checkout", "--quiet", "topic");

    try (Trees trees = Trees.of(folder, PATH, "main")) {
      assertThat(files(trees.folders().base())).isEqualTo(Map.of("001_a.up.sql", "select 1;\n"));
      assertThat(files(trees.folders().there()))
          .containsOnlyKeys("001_a.up.sql", "1.0/é ü.sql")
          .containsEntry("1.0/é ü.sql", "select 3;\n");
      assertThat(trees.folders().here()).isEqualTo(folder);
    }
  }

  @Test
  void the_copies_are_removed() {
    Path copies;
    try (Trees trees = Trees.of(folder, PATH, "main")) {
      copies = trees.folders().base().toAbsolutePath().getParent();
      assertThat(copies).exists();
    }
    assertThat(copies).doesNotExist();
  }

  @Test
  void the_folder_may_be_the_whole_repository() throws IOException {
    Repository flat = Repository.in(temporary.resolve("flat"));
    flat.file("001_a.up.sql", "select 1;\n").commit();

    try (Trees trees = Trees.of(flat.folder(), PATH, "main")) {
      assertThat(files(trees.folders().there())).containsOnlyKeys("001_a.up.sql");
    }
  }

  @Test
  void large_and_binary_files_arrive_whole() throws IOException {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(folder.resolve("002_b.up.sql"), bytes);
    repository.commit();

    try (Trees trees = Trees.of(folder, PATH, "main")) {
      assertThat(trees.folders().there().resolve("002_b.up.sql")).hasBinaryContent(bytes);
    }
  }

  @Test
  void a_link_to_a_file_beside_it_is_that_file_and_others_are_left_out() throws IOException {
    Files.createSymbolicLink(folder.resolve("002_b.up.sql"), Path.of("001_a.up.sql"));
    Files.createSymbolicLink(folder.resolve("003_c.up.sql"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(folder.resolve("004_d.up.sql"), Path.of("../../README"));
    repository.file("db/migrations/.hidden/005_e.up.sql", "select 5;\n").commit();

    try (Trees trees = Trees.of(folder, PATH, "main")) {
      assertThat(files(trees.folders().there())).containsOnlyKeys("001_a.up.sql", "002_b.up.sql");
      assertThat(trees.folders().there().resolve("002_b.up.sql")).hasContent("select 1;");
    }
  }

  @Test
  void a_folder_that_git_has_nowhere_is_nowhere() throws IOException {
    Path fresh = Files.createDirectories(repository.folder().resolve("fresh"));

    try (Trees trees = Trees.of(fresh, PATH, "main")) {
      assertThat(trees.folders().base()).doesNotExist();
      assertThat(trees.folders().there()).doesNotExist();
    }
  }

  @Test
  void a_folder_that_the_other_branch_lost_is_missed() {
    repository.git("checkout", "--quiet", "-b", "topic").git("checkout", "--quiet", "main");
    repository.git("mv", "db", "sql").commit().git("checkout", "--quiet", "topic");

    assertThat(refusal(folder, "main").what())
        .isEqualTo("main has no folder " + folder + " any more, and this branch still has it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "origin/nope", "main..main", "main:README", "HEAD~9"})
  void what_git_does_not_know_is_said(String ref) {
    Problem problem = refusal(folder, ref);

    assertThat(problem.code()).isEqualTo(Code.GIT_UNUSABLE);
    assertThat(problem.what()).isEqualTo("git knows nothing called " + ref + " in this checkout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-x", "--upload-pack=touch /x"})
  void what_git_could_take_for_an_option_is_refused(String ref) {
    assertThat(refusal(folder, ref).code()).isEqualTo(Code.ARGUMENTS_INVALID);
  }

  @Test
  void a_shallow_checkout_says_so() {
    repository.git("checkout", "--quiet", "-b", "topic").commit();
    repository.git("checkout", "--quiet", "main").commit();
    Path clone = temporary.resolve("clone");
    String origin = "file://" + repository.folder().toString().replace(" ", "%20");
    new Repository(temporary)
        .git("clone", "--quiet", "--depth=1", "--branch=topic", origin, clone.toString());
    new Repository(clone)
        .git("fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main");

    Problem problem = refusal(clone.resolve("db/migrations"), "origin/main");

    assertThat(problem.what()).contains("shallow", "origin/main");
    assertThat(problem.next()).contains("git fetch --unshallow", "fetch-depth: 0");
  }

  @Test
  void branches_without_a_common_commit_are_strangers() {
    repository.git("checkout", "--quiet", "--orphan", "other").commit();

    assertThat(refusal(folder, "main").what())
        .isEqualTo("this branch and main have no commit in common");
  }

  @Test
  void a_checkout_without_a_commit_says_so() {
    repository.git("checkout", "--quiet", "--orphan", "other");

    assertThat(refusal(folder, "main").what()).contains("no commit yet");
  }

  @Test
  void a_folder_outside_any_repository_says_so() throws IOException {
    Path outside = Files.createDirectories(temporary.resolve("outside"));

    assertThat(refusal(outside, "main").what())
        .startsWith("git does not know the folder " + outside + ": not a git repository");
  }

  @Test
  void a_machine_without_git_says_so() throws IOException {
    Files.writeString(folder.resolve("git"), "#!/bin/sh\n");
    assertThat(folder.resolve("git").toFile().setExecutable(true)).isTrue();
    String path = "/nowhere::.:" + folder.getFileName();

    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> Trees.of(folder, path, "main"))
            .problem();

    assertThat(problem.what()).isEqualTo("there is no program git on the PATH");
  }

  @Test
  void a_git_that_does_not_run_says_so() throws IOException {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Files.writeString(bin.resolve("git"), "#!/no/such/interpreter\n");
    assertThat(bin.resolve("git").toFile().setExecutable(true)).isTrue();

    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> Trees.of(folder, bin.toString(), "main"))
            .problem();

    assertThat(problem.what()).startsWith(bin.resolve("git") + " does not run: ");
  }

  @Test
  void a_hook_that_ties_git_to_another_place_does_not_matter() throws Exception {
    Running run =
        Running.start(
            repository.folder(),
            Map.of("GIT_DIR", "/nowhere", "GIT_INDEX_FILE", "/nowhere/index"),
            "check",
            "--against",
            "main",
            "--dir",
            "db/migrations");

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("0 new migrations checked against main, nothing is wrong");
  }

  @Test
  void a_tree_cannot_write_outside() {
    String listed =
        Stream.of(
                "../x.sql",
                "a/../../x.sql",
                "/etc/x.sql",
                "a\\x.sql",
                ".git/config",
                "a//x",
                "ok.sql")
            .map(name -> "100644 blob 0123\t" + name + "\0")
            .reduce("", String::concat);

    assertThat(TreeEntry.all(listed + "160000 commit 0123\tsub\0"))
        .extracting(TreeEntry::name)
        .containsExactly("ok.sql");
  }

  private static Problem refusal(Path folder, String ref) {
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> Trees.of(folder, PATH, ref)).problem();
    assertThat(List.of(problem.now(), problem.next())).doesNotContain("");
    return problem;
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.put(folder.relativize(path).toString(), text(path)));
    }
    return files;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
