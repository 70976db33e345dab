package dev.migratehub.dist;

import dev.migratehub.dist.plain.PlainCode;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The jars and the library of the installable, in the order in which they are searched. The jars'
/// names change with what is in them: a start-up cache that was learnt from other jars is never
/// met.
final class App {

  /// The class path as far as its order matters; the drivers follow.
  private static final List<String> ORDER =
      List.of("cli", "engine", "picocli", "snakeyaml-engine", "backup", "seed", "zstd-jni");

  /// What this project makes itself.
  static final List<String> OURS = List.of("cli", "engine", "backup", "seed");

  /// MariaDB's driver goes on without it where a library for sockets in the file system is not
  /// there, and here it is not. What it refers to cannot be cached, and would be looked for in all
  /// jars at every start, whatever the database.
  private static final String UNUSABLE = "org/mariadb/jdbc/client/socket/impl/SocketUtility.class";

  private final Path folder;
  private final Platform platform;
  private final PlainCode plain;
  private final List<String> names = new ArrayList<>();

  /// @param folder where they go
  /// @param libraries as they came from their makers
  App(Path folder, Platform platform, List<Path> libraries) {
    this.folder = folder;
    this.platform = platform;
    this.plain = new PlainCode(new URLClassLoader(urls(libraries)));
  }

  /// The jar of `cli` and those that it says must lie beside it, out of a folder where those of an
  /// earlier build may lie as well.
  ///
  /// @throws IllegalStateException when one is missing
  static List<Path> needed(Path libraries) {
    Path cli =
        Trees.files(libraries).stream()
            .filter(jar -> stem(jar).equals("cli"))
            .findFirst()
            .orElseThrow();
    List<Path> needed = new ArrayList<>(List.of(cli));
    for (String name : Jars.manifest(cli).getValue("Class-Path").split(" ", -1)) {
      Path jar = libraries.resolve(name);
      if (Files.notExists(jar)) {
        throw new IllegalStateException("cli needs " + name + ", which dist/pom.xml does not copy");
      }
      needed.add(jar);
    }
    return needed;
  }

  /// The jars' names in the order of the class path.
  List<String> names() {
    return List.copyOf(names);
  }

  /// Puts all of them in.
  ///
  /// @param sources of the one library whose classes are too old for a start-up cache
  void fill(List<Path> libraries, Path sources, Path scratch) {
    for (Path jar : ordered(libraries)) {
      Map<String, byte[]> entries = Jars.read(jar);
      String name = stem(jar);
      switch (name) {
        case "picocli" -> recompile(entries, sources, scratch);
        case "sqlite-jdbc" -> takeLibraryOut(entries, platform.sqlite());
        case "zstd-jni" -> takeLibraryOut(entries, platform.zstd());
        case "mariadb-java-client" -> entries.remove(UNUSABLE);
        default -> entries.keySet().removeIf(App::signature);
      }
      Jars.plain(entries, plain);
      add(jar, Jars.written(entries));
    }
  }

  private void add(Path jar, byte[] bytes) {
    String file = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    String name = file + "-" + Trees.sha256(bytes).substring(0, 8) + ".jar";
    Trees.write(folder.resolve(name), bytes);
    names.add(name);
  }

  /// A class file of Java 5 has nothing that could be checked ahead, so no cache takes it.
  private static void recompile(Map<String, byte[]> entries, Path sources, Path scratch) {
    Path from = Trees.fresh(scratch.resolve("sources"));
    Path to = Trees.fresh(scratch.resolve("classes"));
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("--release", Runtime.version().feature(), "-proc:none", "-nowarn"));
    words.addAll(List.of("-Xlint:none", "-g:none", "-d", to));
    Jars.read(sources)
        .forEach((name, bytes) -> {
          if (name.endsWith(".java") && !name.endsWith("-info.java")) {
            Trees.write(from.resolve(name), bytes);
            words.add(from.resolve(name));
          }
        });
    Tools.jdk("javac", words.toArray());
    entries.keySet().removeIf(name -> name.endsWith(".class"));
    Trees.below(to).stream()
        .filter(path -> path.toString().endsWith(".class"))
        .forEach(path -> entries.put(to.relativize(path).toString(), Trees.bytes(path)));
  }

  /// A library of machine code lies beside its jar, which would else unpack it into the folder for
  /// temporary files at each start; those for other platforms are left out.
  private void takeLibraryOut(Map<String, byte[]> entries, String place) {
    String name =
        entries.keySet().stream()
            .filter(entry -> entry.matches(place + "/lib[^/]+\\.so"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no library in " + place));
    byte[] library = Objects.requireNonNull(entries.get(name));
    Trees.write(folder.resolve(name.substring(place.length() + 1)), library);
    entries.keySet().removeIf(App::machineCode);
  }

  private static boolean machineCode(String name) {
    return name.matches(".*\\.(so|dll|dylib|jnilib|a)");
  }

  private static boolean signature(String name) {
    return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private static List<Path> ordered(List<Path> libraries) {
    List<Path> ordered = new ArrayList<>();
    ORDER.forEach(
        name -> libraries.stream().filter(jar -> stem(jar).equals(name)).forEach(ordered::add));
    libraries.stream().filter(jar -> !ORDER.contains(stem(jar))).sorted().forEach(ordered::add);
    return ordered;
  }

  /// The name without its version.
  static String stem(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*$", "");
  }

  private static URL[] urls(List<Path> jars) {
    return jars.stream()
        .map(jar -> {
          try {
            return jar.toUri().toURL();
          } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
          }
        })
        .toArray(URL[]::new);
  }
}
