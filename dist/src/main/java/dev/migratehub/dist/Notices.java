package dev.migratehub.dist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The licences of everything that is in the installable.
final class Notices {

  /// A part of somebody else's.
  ///
  /// @param licence as SPDX calls it
  /// @param text the file with the licence where the part brings none itself; empty for one it
  ///   brings
  private record Part(String stem, String name, String licence, String text, String note) {}

  private static final String OURS = "Apache-2.0";
  private static final String RECOMPILED =
      "compiled from its sources, and its records and switches made plain code";
  private static final String PLAIN = "its records and switches made plain code";

  private static final List<Part> PARTS =
      List.of(
          new Part("picocli", "picocli", OURS, OURS, RECOMPILED),
          new Part("snakeyaml-engine", "SnakeYAML Engine", OURS, OURS, PLAIN),
          new Part(
              "zstd-jni",
              "zstd-jni, with Zstandard",
              "BSD-2-Clause AND BSD-3-Clause",
              "zstd-jni",
              "its library lies beside it; those for other platforms were left out"),
          new Part("postgresql", "PostgreSQL JDBC Driver", "BSD-2-Clause", "", ""),
          new Part(
              "mariadb-java-client", "MariaDB Connector/J", "LGPL-2.1-or-later", "LGPL-2.1", ""),
          new Part(
              "mysql-connector-j",
              "MySQL Connector/J",
              "GPL-2.0 WITH Universal-FOSS-exception-1.0",
              "",
              ""),
          new Part(
              "sqlite-jdbc",
              "SQLite JDBC Driver, with SQLite",
              "Apache-2.0",
              "",
              "SQLite's library lies beside it; those for other platforms were left out"));

  private final Path folder;
  private final Path licences;
  private final Path ourLicence;

  /// @param folder for the documents
  /// @param licences texts of licences that parts do not bring themselves, but for ours
  Notices(Path folder, Path licences, Path ourLicence) {
    this.folder = folder;
    this.licences = licences;
    this.ourLicence = ourLicence;
  }

  /// Writes them.
  ///
  /// @param libraries every jar that is shipped, ours among them
  /// @throws IllegalStateException for a jar that nobody has said the licence of
  void write(List<Path> libraries, String java) {
    Trees.copy(ourLicence, folder.resolve("LICENSE"));
    List<String> lines = new ArrayList<>();
    lines.add("# Parts of others in migr8\n");
    lines.add("migr8 itself is under the Apache License 2.0, see LICENSE.\n");
    lines.add("| part | version | licence | its text | changed |");
    lines.add("|---|---|---|---|---|");
    lines.add(
        "| Eclipse Temurin (OpenJDK) | %s | GPL-2.0-only WITH Classpath-exception-2.0 | %s | %s |"
            .formatted(java, "lib/runtime/legal", "modules left out"));
    for (Path jar : libraries) {
      String stem = App.stem(jar);
      if (!App.OURS.contains(stem)) {
        lines.add(line(part(stem), jar));
      }
    }
    lines.add("");
    Trees.write(folder.resolve("THIRD-PARTY.md"), String.join("\n", lines));
  }

  private static Part part(String stem) {
    return PARTS.stream()
        .filter(part -> part.stem().equals(stem))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the licence of " + stem + " is not known"));
  }

  private String line(Part part, Path jar) {
    Map<String, byte[]> texts = new TreeMap<>(part.text().isEmpty() ? brought(jar) : Map.of());
    if (!part.text().isEmpty()) {
      Path text = part.text().equals(OURS) ? ourLicence : licences.resolve(part.text() + ".txt");
      texts.put(part.text() + ".txt", Trees.bytes(text));
    }
    if (texts.isEmpty()) {
      throw new IllegalStateException(jar + " brings no text of its licence");
    }
    Path place = folder.resolve("licences").resolve(part.stem());
    texts.forEach((name, text) -> Trees.write(place.resolve(name), text));
    String version = jar.getFileName().toString().replaceFirst("^.*?-(\\d.*)\\.jar$", "$1");
    return "| %s | %s | %s | licences/%s | %s |"
        .formatted(part.name(), version, part.licence(), part.stem(), part.note());
  }

  /// The licences that lie in a jar, its own and those of what it contains.
  private static Map<String, byte[]> brought(Path jar) {
    Map<String, byte[]> texts = new TreeMap<>();
    Jars.read(jar)
        .forEach((name, bytes) -> {
          if (name.matches("(.*/)?(LICENSE|NOTICE|COPYING)[^/]*") && !name.endsWith(".class")) {
            texts.put(name.replaceFirst("^META-INF/", "").replace('/', '_'), bytes);
          }
        });
    return texts;
  }
}
