package dev.migratehub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of packages in `ARCHITECTURE.md`, row by row.
final class PackageTableTest {

  /// Rows that may have no classes yet; remove a name when its code arrives.
  private static final Set<String> AWAITED = Set.of();

  private final Page page = Page.read();

  @Test
  void enough_classes_were_read() {
    assertThat(Code.engine().count()).isGreaterThan(60);
    assertThat(page.rows()).hasSizeGreaterThan(10);
  }

  @Test
  void every_package_has_a_row() {
    assertThat(Code.engine().filter(type -> page.indexOf(Code.row(type)) < 0).toList()).isEmpty();
  }

  @Test
  void every_row_has_classes() {
    Set<String> drawn =
        Code.engine()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .map(Code::row)
            .collect(Collectors.toSet());
    assertThat(page.rows().stream().map(Page.Row::name).filter(row -> !AWAITED.contains(row)))
        .allSatisfy(row -> assertThat(drawn).contains(row));
    assertThat(AWAITED)
        .as("code has arrived, so nothing is awaited")
        .doesNotContainAnyElementsOf(drawn);
  }

  @Test
  void a_row_uses_only_rows_above_it() {
    assertThat(
            uses(Code::isOfEngine)
                .filter(use ->
                    page.indexOf(Code.row(use.getTargetClass()))
                        > page.indexOf(Code.row(use.getOriginClass())))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void only_marked_rows_touch_jdbc() {
    Set<String> marked =
        page.rows().stream()
            .filter(Page.Row::mayTouchJdbc)
            .map(Page.Row::name)
            .collect(Collectors.toSet());
    assertThat(
            uses(PackageTableTest::isJdbc)
                .filter(use -> !marked.contains(Code.row(use.getOriginClass())))
                .filter(use -> !isNamed(use))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  private static Stream<Dependency> uses(Predicate<JavaClass> used) {
    return Code.engine()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(use -> used.test(use.getTargetClass()));
  }

  /// Whether the row itself names the type that is used.
  private boolean isNamed(Dependency use) {
    return page.rows()
        .get(page.indexOf(Code.row(use.getOriginClass())))
        .types()
        .contains(use.getTargetClass().getSimpleName());
  }

  private static boolean isJdbc(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith("java.sql") || name.startsWith("javax.sql");
  }
}
