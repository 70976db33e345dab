package dev.migratehub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What keeps the hub's features apart.
final class HubTest {

  private static final String HUB = "dev.migratehub.hub";

  /// What every feature may use, and what uses none.
  private static final Set<String> SHARED = Set.of("access", "web", "store", "secret", "reach");

  @Test
  void enough_classes_were_read() {
    assertThat(hub().count()).isGreaterThan(60);
  }

  @Test
  void stores_rest_and_pages_are_used_by_their_own_feature_only() {
    assertThat(
            uses()
                .filter(
                    use -> use.getTargetClass().getSimpleName().matches("\\w+(Store|Api|Pages)"))
                .filter(use -> !feature(use.getOriginClass()).equals(feature(use.getTargetClass())))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void what_is_shared_uses_no_feature() {
    assertThat(
            uses()
                .filter(use -> SHARED.contains(feature(use.getOriginClass())))
                .filter(use -> !SHARED.contains(feature(use.getTargetClass())))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void only_stores_speak_sql() {
    assertThat(
            hub()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getSimpleName().equals("JdbcClient"))
                .map(use -> outermost(use.getOriginClass()).getSimpleName())
                .filter(name -> !name.endsWith("Store"))
                .collect(Collectors.toSet()))
        .isEmpty();
  }

  @Test
  void rest_and_pages_reach_the_database_through_services_only() {
    assertThat(
            uses()
                .filter(use ->
                    outermost(use.getOriginClass()).getSimpleName().matches("\\w+(Api|Pages)"))
                .filter(use -> use.getTargetClass().getSimpleName().endsWith("Store"))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  private static Stream<JavaClass> hub() {
    return Code.ALL.stream().filter(type -> !feature(type).isEmpty());
  }

  private static Stream<Dependency> uses() {
    return hub()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(use -> !feature(use.getTargetClass()).isEmpty());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(HubTest::outermost).orElse(type);
  }

  /// The package below the hub's own; empty for everything else.
  private static String feature(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(HUB + ".") ? name.substring(HUB.length() + 1) : "";
  }
}
