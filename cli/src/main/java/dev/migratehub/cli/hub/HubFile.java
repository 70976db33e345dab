package dev.migratehub.cli.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.cli.render.Json;
import dev.migratehub.engine.config.Value;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The file that keeps a token between calls. Only its owner may read it.
///
/// @param path usually `~/.config/migr8/hub.json`
public record HubFile(Path path) {

  private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNERS_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /// Where a user has it: below `XDG_CONFIG_HOME`, or in the home folder.
  public static HubFile of(Map<String, Value> variables) {
    Path home =
        text(variables, "HOME").map(Path::of).orElse(Path.of(System.getProperty("user.home")));
    Path config = text(variables, "XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
    return new HubFile(config.resolve("migr8").resolve("hub.json"));
  }

  /// What it holds; empty when there is none.
  ///
  /// @throws ProblemException when it cannot be read, or others than its owner can
  public Optional<HubAddress> read() {
    try {
      String content = Files.readString(path);
      if (!OWNER.containsAll(Files.getPosixFilePermissions(path))) {
        throw unusable(path + " can be read by others than its owner", Optional.empty());
      }
      Map<String, Object> fields = HubJson.object(content);
      if (fields.get("url") instanceof String url && fields.get("token") instanceof String token) {
        return Optional.of(new HubAddress(HubAddress.url(url), token));
      }
      throw unusable(path + " does not hold a url and a token", Optional.empty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(path + " cannot be read", Optional.of(e));
    }
  }

  /// Writes it whole, or not at all.
  public void write(HubAddress address) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder, permissions(OWNERS_FOLDER));
      Path fresh = Files.createTempFile(folder, "hub", ".json", permissions(OWNER));
      try {
        Json json = new Json().put("url", address.url().toString()).put("token", address.token());
        Files.write(fresh, (json + "\n").getBytes(UTF_8));
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      Problem problem =
          new Problem(
              Code.FOLDER_NOT_WRITABLE,
              "%s cannot be written: %s".formatted(path, e.getClass().getSimpleName()),
              "the token was not kept",
              "let it be written, or set %s and %s instead"
                  .formatted(HubAddress.URL, HubAddress.TOKEN));
      throw new ProblemException(problem, e);
    }
  }

  private static FileAttribute<?> permissions(Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }

  private static Optional<String> text(Map<String, Value> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .map(Value::text)
        .filter(text -> !text.isBlank());
  }

  private static ProblemException unusable(String what, Optional<Exception> cause) {
    Problem problem =
        new Problem(
            Code.HUB_UNKNOWN,
            what,
            "nothing was asked of any hub",
            "remove it and sign in again: migr8 hub login https://hub.example.org");
    return cause.map(it -> new ProblemException(problem, it)).orElseGet(problem::exception);
  }
}
