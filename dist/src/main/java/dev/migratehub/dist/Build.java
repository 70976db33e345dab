package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.cli.command.Commands;
import dev.migratehub.cli.usage.CompletionScripts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Builds the installable for the platform of this machine: an archive, a Debian package, and their
/// checksums.
public final class Build {

  /// The time of every file: two builds of one commit differ in nothing but the start-up cache.
  static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private final Path project;
  private final Path target;
  private final String version;
  private final Platform platform;

  private Build(Path project, Path target, String version, Platform platform) {
    this.project = project;
    this.target = target;
    this.version = version;
    this.platform = platform;
  }

  /// Builds all of it.
  ///
  /// @param words the folder of the project, the one to build in, the version, and the platform or
  ///   `here`
  public static void main(String[] words) {
    Platform platform = words[3].equals("here") ? Platform.here() : Platform.named(words[3]);
    Path project = Path.of(words[0]).toAbsolutePath().normalize();
    Path target = Path.of(words[1]).toAbsolutePath().normalize();
    new Build(project, target, words[2], platform).run();
    // Servers of the training end with this process.
    System.exit(0);
  }

  private void run() {
    List<Path> libraries = App.needed(target.resolve("libraries"));
    Path scratch = Trees.fresh(target.resolve("scratch"));
    String name = "migr8-%s-%s".formatted(version, platform.id());
    Path home = Trees.fresh(target.resolve(name));
    Path app = Trees.made(home.resolve(Path.of("lib", "app")));
    JavaRuntime.link(home.resolve(Path.of("lib", "runtime")));
    App jars = new App(app, platform, libraries);
    jars.fill(libraries, Trees.files(target.resolve("sources")).getFirst(), scratch);
    String cache = cacheName(jars.names());
    Launcher.write(home, version, cache, jars.names());
    documents(home, libraries);
    Trees.settle(home, AT);
    Training training = new Training(home, scratch.resolve("training"));
    training.learn(jars.names(), app.resolve("migr8-" + cache + ".aot"));
    Trees.settle(home, AT);
    pack(home, scratch, name);
  }

  /// By the jars, whose names tell what is in them, and the Java that it is for: Java itself does
  /// not notice when a cache belongs to other jars.
  private static String cacheName(List<String> jars) {
    String subject = String.join("\n", jars) + "\n" + Runtime.version();
    return Trees.sha256(subject.getBytes(UTF_8)).substring(0, 12);
  }

  private void documents(Path home, List<Path> libraries) {
    Path share = home.resolve("share");
    new Manual(share.resolve(Path.of("man", "man1")), version).write();
    Trees.write(
        share.resolve(Path.of("bash-completion", "completions", "migr8")),
        CompletionScripts.bash(Commands.usages()) + "\n");
    Trees.write(
        share.resolve(Path.of("zsh", "vendor-completions", "_migr8")),
        "#compdef migr8\n"
            + CompletionScripts.zsh(Commands.usages())
            + "\n_bash_complete -F _migr8\n");
    Trees.write(
        share.resolve(Path.of("fish", "vendor_completions.d", "migr8.fish")),
        CompletionScripts.fish(Commands.usages()) + "\n");
    Path licences = project.resolve(Path.of("dist", "licences"));
    new Notices(share.resolve(Path.of("doc", "migr8")), licences, project.resolve("LICENSE"))
        .write(libraries, Runtime.version().toString());
  }

  private void pack(Path home, Path scratch, String name) {
    Path archive = target.resolve(name + ".tar.gz");
    Archive.pack(home, archive);
    Path debian = target.resolve("migr8_%s_%s.deb".formatted(version, platform.debian()));
    DebianPackage.build(home, scratch.resolve("debian"), version, platform, debian);
    List<Path> all = new ArrayList<>(List.of(archive, debian));
    Archive.sums(all, target.resolve("SHA256SUMS"));
    all.forEach(file -> System.out.println(file));
  }
}
