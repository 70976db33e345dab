package dev.migratehub.engine.target;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The file of a tenant, which lies beside the file that lists it or below; a name never leads out
/// of there.
///
/// @param home the database that lists the tenants
record TenantFile(Target home) {

  /// What drivers take for more than a name: parameters, escapes, other schemes, memory.
  private static final Pattern MORE = Pattern.compile("[?%*\\p{Cntrl}]|^:|^[A-Za-z][\\w+.-]*:");

  /// The path as the driver takes it.
  ///
  /// @throws ProblemException when the name leads elsewhere
  String path(String tenant) {
    if (MORE.matcher(tenant).find() || tenant.indexOf('\\') >= 0) {
      throw refused(tenant, "is no plain name of a file");
    }
    try {
      Path folder = folder();
      Path file = folder.resolve(tenant).normalize();
      if (Path.of(tenant).isAbsolute() || file.equals(folder) || !file.startsWith(folder)) {
        throw refused(tenant, "leads out of the folder " + folder);
      }
      if (!real(file).startsWith(folder.toRealPath())) {
        throw refused(tenant, "is a link to something outside " + folder);
      }
      return file.toString();
    } catch (InvalidPathException | IOException e) {
      throw refused(tenant, "cannot be looked for: " + e.getMessage());
    }
  }

  private Path folder() {
    Path file = home.door().file().orElse(Path.of("migr8.db"));
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file.toAbsolutePath().getRoot() : folder;
  }

  /// Where the file is, or where it would be made.
  private static Path real(Path file) throws IOException {
    Path parent = file.getParent();
    if (Files.exists(file) || parent == null) {
      return file.toRealPath();
    }
    if (Files.isSymbolicLink(file)) {
      return real(parent.resolve(Files.readSymbolicLink(file)).normalize());
    }
    return real(parent).resolve(file.getFileName());
  }

  private ProblemException refused(String tenant, String why) {
    return new Problem(
            Code.SETTING_INVALID,
            "the tenant %s of %s %s".formatted(tenant, home.name(), why),
            "it was not opened, and nothing was made",
            "let tenants.query answer names of files beside that of %s or below"
                .formatted(home.name()))
        .exception();
  }
}
