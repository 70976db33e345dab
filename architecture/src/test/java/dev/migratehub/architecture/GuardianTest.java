package dev.migratehub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of the packages of `guardian` in `ARCHITECTURE.md`, row by row; it knows nothing of
/// the hub.
final class GuardianTest {

  private static final String ROOT = "dev.migratehub.guardian";
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)`(?: \\(root\\))? \\|.*");

  private final List<String> rows = rows();

  @Test
  void the_page_draws_the_packages_there_are() {
    assertThat(code().count()).isGreaterThan(60);
    assertThat(code().map(GuardianTest::row).distinct()).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void a_package_uses_only_those_above_it() {
    assertThat(
            uses(it -> isOurs(it.getPackageName()))
                .filter(it ->
                    rows.indexOf(row(it.getTargetClass())) > rows.indexOf(row(it.getOriginClass())))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void of_ours_only_the_engine_is_used_and_only_for_the_tables() {
    assertThat(
            uses(it ->
                    it.getPackageName().startsWith("dev.migratehub")
                        && !isOurs(it.getPackageName()))
                .filter(it ->
                    !row(it.getOriginClass()).equals("table")
                        || !it.getTargetClass()
                            .getPackageName()
                            .startsWith("dev.migratehub.engine"))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void each_library_is_known_in_one_place() {
    assertOnly("ratis", "org.apache.ratis");
    assertOnly("json", "com.networknt");
    assertOnly("table", "java.sql");
    assertOnly("nowhere", "org.springframework");
  }

  @Test
  void what_is_decided_knows_no_clock_no_chance_and_no_thread() {
    List<String> forbidden =
        List.of("java.time.Clock", "java.util.Random", "java.util.UUID", "java.lang.Thread");
    assertThat(
            uses(it -> forbidden.contains(it.getName()))
                .filter(it -> row(it.getOriginClass()).equals("registry"))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  private static void assertOnly(String row, String library) {
    assertThat(
            uses(it -> it.getPackageName().startsWith(library))
                .filter(it -> !row(it.getOriginClass()).equals(row))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  private static Stream<JavaClass> code() {
    return Code.ALL.stream().filter(it -> isOurs(it.getPackageName()));
  }

  private static boolean isOurs(String name) {
    return name.equals(ROOT) || name.startsWith(ROOT + ".");
  }

  private static Stream<Dependency> uses(Predicate<JavaClass> used) {
    return code()
        .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
        .filter(it -> used.test(it.getTargetClass()));
  }

  private static String row(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "guardian" : name.substring(ROOT.length() + 1);
  }

  private static List<String> rows() {
    Path page =
        Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(it -> Files.exists(it.resolve("ARCHITECTURE.md")))
            .findFirst()
            .orElseThrow();
    try {
      return Files.readString(page.resolve("ARCHITECTURE.md"))
          .lines()
          .dropWhile(it -> !it.startsWith("## Inside `guardian`"))
          .dropWhile(it -> !it.startsWith("|---"))
          .skip(1)
          .takeWhile(it -> it.startsWith("|"))
          .map(ROW::matcher)
          .filter(it -> it.matches())
          .map(it -> it.group(1))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
