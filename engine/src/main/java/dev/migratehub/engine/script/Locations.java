package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Finds folders of scripts by what applications call them: `classpath:db/migration`, or a folder
/// of files with or without `filesystem:` before it.
public final class Locations {

  private static final String CLASS_PATH = "classpath:";
  private static final String FILES = "filesystem:";

  private Locations() {}

  /// The folders at these locations. One on the class path may lie in several jars, also in jars
  /// within jars; each that is found is answered. A jar stays open for as long as its folder or a
  /// script of it is in use.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when nothing on the class path has that
  ///   name; folders of files are not looked at yet
  public static List<Path> folders(List<String> locations) {
    List<Path> folders = new ArrayList<>();
    for (String location : locations) {
      if (location.startsWith(CLASS_PATH)) {
        folders.addAll(onClassPath(location));
      } else {
        folders.add(
            Path.of(location.startsWith(FILES) ? location.substring(FILES.length()) : location));
      }
    }
    return folders;
  }

  private static List<Path> onClassPath(String location) {
    String name = location.substring(CLASS_PATH.length()).replaceFirst("^/+", "");
    List<Path> folders = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader().getResources(name))) {
        folders.add(folder(url));
      }
    } catch (IOException e) {
      throw Refusal.unreadable(location, e);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw Refusal.unreadable(location, new IOException(e));
    }
    if (folders.isEmpty()) {
      throw new Problem(
              Code.FOLDER_MISSING,
              "there is no folder " + name + " on the class path",
              "no database was touched",
              "put the scripts into src/main/resources/" + name + ", or name another location")
          .exception();
    }
    return folders;
  }

  /// A folder of files, or one in a jar that is opened for us alone: one that is registered for
  /// everybody might be closed by anybody.
  private static Path folder(URL url) throws IOException, URISyntaxException {
    if (!url.getProtocol().equals("jar")) {
      return Path.of(url.toURI());
    }
    String spec = url.toURI().getRawSchemeSpecificPart();
    int end = spec.lastIndexOf("!/");
    Path jar = Path.of(URI.create(spec.substring(0, end)));
    String inside = new URI("x:" + spec.substring(end + 1)).getPath();
    return FileSystems.newFileSystem(jar).getPath(inside);
  }

  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? Locations.class.getClassLoader() : context;
  }
}
