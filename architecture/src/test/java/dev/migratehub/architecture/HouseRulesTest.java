package dev.migratehub.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds in every module.
final class HouseRulesTest {

  @Test
  void no_packages_use_each_other_in_a_circle() {
    slices().matching("dev.migratehub.(**)").should().beFreeOfCycles().check(Code.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {".+Impl", "Abstract.+", ".*Manager", ".*Helpers?", ".*Utils?"})
  void a_name_says_what_the_thing_is(String empty) {
    assertThat(Code.ALL.stream().filter(type -> type.getSimpleName().matches(empty))).isEmpty();
  }

  @Test
  void every_package_is_null_marked() {
    Set<JavaPackage> packages =
        Code.ALL.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    assertThat(packages).hasSizeGreaterThan(10);
    assertThat(packages.stream().filter(found -> !found.isAnnotatedWith(NullMarked.class)))
        .isEmpty();
  }

  @Test
  void every_type_the_page_names_exists() {
    Set<String> ours = Code.ALL.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
    Set<String> named = Page.read().types();
    assertThat(named).hasSizeGreaterThan(5);
    assertThat(named.stream().filter(type -> !ours.contains(type) && !isOfTheJdk(type))).isEmpty();
  }

  private static boolean isOfTheJdk(String type) {
    return Stream.of(
            "java.lang",
            "java.util",
            "java.time",
            "java.io",
            "java.nio.file",
            "java.sql",
            "javax.sql")
        .anyMatch(name -> exists(name + "." + type));
  }

  private static boolean exists(String type) {
    try {
      Class.forName(type, false, HouseRulesTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
