package dev.migratehub.cli.git;

import java.util.Optional;

/// Where two branches parted and where the other one is, each as the tree of the folder there;
/// empty where the folder is not there.
record Commits(Optional<String> base, Optional<String> there) {

  /// Whether the folder is not the same in both.
  boolean moved() {
    return !base.equals(there);
  }

  static Commits of(Git git, String ref) {
    Git.Answer prefix = git.ask("rev-parse", "--show-prefix");
    String folder =
        prefix
            .text()
            .orElseThrow(() -> GitRefusal.noRepository(git.folder(), firstLine(prefix.err())));
    String there = commit(git, ref).orElseThrow(() -> GitRefusal.unknownRef(ref));
    String head = commit(git, "HEAD").orElseThrow(GitRefusal::noCommit);
    String base = base(git, head, there, ref);
    String plain = folder.replaceFirst("/$", "");
    return new Commits(tree(git, base, plain), tree(git, there, plain));
  }

  private static Optional<String> commit(Git git, String ref) {
    return git.ask("rev-parse", "--verify", "--quiet", ref + "^{commit}").text();
  }

  private static String base(Git git, String head, String there, String ref) {
    Git.Answer base = git.ask("merge-base", head, there);
    if (base.status() > 1) {
      throw GitRefusal.failed(base.err());
    }
    return base.text()
        .orElseThrow(() -> {
          boolean shallow =
              git.ask("rev-parse", "--is-shallow-repository")
                  .text()
                  .filter("true"::equals)
                  .isPresent();
          return shallow ? GitRefusal.cutOff(ref) : GitRefusal.unrelated(ref);
        });
  }

  private static Optional<String> tree(Git git, String commit, String folder) {
    String path = folder.isEmpty() ? commit + "^{tree}" : commit + ":" + folder;
    return git.ask("rev-parse", "--verify", "--quiet", path)
        .text()
        .filter(
            object -> git.ask("cat-file", "-t", object).text().filter("tree"::equals).isPresent());
  }

  private static String firstLine(String words) {
    return words.lines().findFirst().orElse("it does not say why").replaceFirst("^fatal: ", "");
  }
}
