package dev.migratehub.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.spring.notes.NotesApplication;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An application as it is shipped: one jar with jars in it, without Flyway, JPA and the actuator.
final class BootJarTest {

  private static final List<String> LEFT_OUT =
      List.of(
          "flyway",
          "hibernate",
          "jpa",
          "junit",
          "assertj",
          "testkit",
          "tomcat",
          "webmvc",
          "embedded",
          "mysql",
          "mariaDB",
          "mariadb",
          "actuator",
          "loader");

  @TempDir private Path folder;

  @Test
  void scripts_in_the_jar_and_in_jars_in_it_are_run() throws Exception {
    Path jar = folder.resolve("notes.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
      addLoader(out);
      addFolder(out, "BOOT-INF/classes/", classes());
      for (Path library : libraries()) {
        store(out, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
    }

    String said = run(jar);

    assertThat(said).contains("applied 001_create_notes", "applied 003_third_note", "notes: 3");
  }

  private String run(Path jar) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "--spring.datasource.url=jdbc:sqlite:" + folder.resolve("notes.db"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    String said = Files.readString(output);
    assertThat(status).as(said).isZero();
    return said;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    attributes.putValue("Start-Class", NotesApplication.class.getName());
    return manifest;
  }

  private static void addLoader(JarOutputStream out) throws IOException {
    try (JarFile loader = new JarFile(onClassPath("spring-boot-loader-").toFile())) {
      for (var entry : loader.stream().filter(it -> !it.getName().contains("MANIFEST")).toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = loader.getInputStream(entry)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }

  /// The application's own classes and scripts, and nothing else of the tests.
  private Path classes() throws IOException {
    Path compiled = Path.of("target/test-classes");
    Path classes = folder.resolve("classes");
    try (Stream<Path> files = Files.walk(compiled)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = compiled.relativize(file);
        if (name.startsWith("db") || name.startsWith("dev/migratehub/spring/notes")) {
          Files.createDirectories(classes.resolve(name).getParent());
          Files.copy(file, classes.resolve(name));
        }
      }
    }
    return classes;
  }

  /// The libraries, the starter and the engine among them, and one more that brings a script.
  private List<Path> libraries() throws IOException {
    List<Path> libraries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (entry.endsWith(".jar")
          && LEFT_OUT.stream().noneMatch(entry.replaceFirst(".*/", "")::contains)) {
        libraries.add(path);
      } else if (Files.isDirectory(path)
          && !entry.contains("testkit")
          && !entry.endsWith("test-classes")) {
        libraries.add(packed("own-" + libraries.size() + ".jar", path));
      }
    }
    Path more = folder.resolve("more/db/migration/003_third_note.up.sql");
    Files.createDirectories(more.getParent());
    Files.writeString(more, "insert into notes (title) values ('three');");
    libraries.add(packed("more.jar", folder.resolve("more")));
    return libraries;
  }

  private Path packed(String name, Path classes) throws IOException {
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      addFolder(out, "", classes);
    }
    return jar;
  }

  private static void addFolder(JarOutputStream out, String prefix, Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        String name = prefix + from.relativize(file).toString().replace(File.separatorChar, '/');
        boolean directory = Files.isDirectory(file);
        if (directory && file.equals(from) && prefix.isEmpty()) {
          continue;
        }
        out.putNextEntry(new ZipEntry(directory && !name.endsWith("/") ? name + "/" : name));
        if (!directory) {
          Files.copy(file, out);
        }
        out.closeEntry();
      }
    }
  }

  /// Jars within a jar are not compressed once more.
  private static void store(JarOutputStream out, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    ((OutputStream) out).write(bytes);
    out.closeEntry();
  }

  private static Path onClassPath(String name) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Path.of(entry).getFileName().toString().startsWith(name)) {
        return Path.of(entry);
      }
    }
    throw new IllegalStateException(name + " is not on the class path");
  }
}
