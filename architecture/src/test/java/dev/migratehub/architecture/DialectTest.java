package dev.migratehub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What keeps the databases apart: a folder each, and nobody else who knows their names.
final class DialectTest {

  private static final List<String> VENDOR_NAMES =
      List.of("postgres", "mysql", "mariadb", "sqlite");

  @Test
  void only_the_list_of_dialects_uses_a_vendor_folder() {
    assertThat(
            Code.engine()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(DialectTest::entersVendorFolder)
                .filter(use -> !Code.row(use.getOriginClass()).equals("target"))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void what_the_page_says_of_a_vendor_folder_holds_for_each() {
    Map<String, Set<String>> folders =
        Code.engine()
            .filter(type -> !Code.vendor(type).isEmpty())
            .collect(
                Collectors.groupingBy(
                    Code::vendor,
                    Collectors.mapping(JavaClass::getSimpleName, Collectors.toSet())));
    Page page = Page.read();
    Set<String> promised = new HashSet<>(page.rows().get(page.indexOf("dialect")).types());
    promised.removeAll(typesIn("dialect"));
    assertThat(promised).hasSizeGreaterThan(3);
    assertThat(folders).hasSize(3);
    assertThat(folders).allSatisfy((_, files) -> assertThat(files).containsAll(promised));
  }

  @Test
  void only_vendor_folders_name_vendors() {
    assertThat(Code.engine().filter(type -> Code.vendor(type).isEmpty()))
        .noneMatch(type -> namesVendor(type.getSimpleName()));
  }

  private static Set<String> typesIn(String row) {
    return Code.engine()
        .filter(type -> Code.row(type).equals(row) && Code.vendor(type).isEmpty())
        .map(JavaClass::getSimpleName)
        .collect(Collectors.toSet());
  }

  private static boolean entersVendorFolder(Dependency use) {
    JavaClass used = use.getTargetClass();
    return Code.isOfEngine(used)
        && !Code.vendor(used).isEmpty()
        && !Code.vendor(used).equals(Code.vendor(use.getOriginClass()));
  }

  private static boolean namesVendor(String type) {
    return VENDOR_NAMES.stream().anyMatch(type.toLowerCase(Locale.ROOT)::contains);
  }
}
