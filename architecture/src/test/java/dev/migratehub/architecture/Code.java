package dev.migratehub.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;

/// The class files of the production code, read once.
final class Code {

  static final String ROOT = "dev.migratehub.";
  static final String ENGINE = "dev.migratehub.engine";

  /// Modules whose classes are on the class path of these tests.
  static final List<String> MODULES =
      List.of("engine", "backup", "seed", "cli", "guardian", "hub", "testkit", "spring");

  static final JavaClasses ALL =
      new ClassFileImporter()
          .importPackages(MODULES.stream().map(module -> ROOT + module).toArray(String[]::new));

  private Code() {}

  static Stream<JavaClass> engine() {
    return ALL.stream().filter(Code::isOfEngine);
  }

  static boolean isOfEngine(JavaClass type) {
    return type.getPackageName().equals(ENGINE) || type.getPackageName().startsWith(ENGINE + ".");
  }

  /// The row a class belongs to: the first name below the engine's, empty for the engine's own.
  static String row(JavaClass type) {
    String path = path(type);
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /// The vendor whose folder a class lies in, empty for all others.
  static String vendor(JavaClass type) {
    String path = path(type);
    return path.startsWith("dialect.") ? path.substring("dialect.".length()) : "";
  }

  private static String path(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ENGINE) ? "" : name.substring(ENGINE.length() + 1);
  }
}
