package dev.migratehub.cli.git;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/// Why git does not say what the branches hold, in the words the user sees.
final class GitRefusal {

  private static final String UNTOUCHED = "no database was touched";

  private GitRefusal() {}

  static ProblemException notInstalled() {
    return problem("there is no program git on the PATH", "install git: https://git-scm.com")
        .exception();
  }

  static ProblemException notUsable(Path program, IOException cause) {
    Problem problem =
        problem(
            program + " does not run: " + cause.getMessage(),
            "see whether it works: git --version");
    return new ProblemException(problem, cause);
  }

  static ProblemException interrupted() {
    return new Problem(
            Code.RUN_INTERRUPTED,
            "interrupted while git was at work",
            UNTOUCHED,
            "run the same command again")
        .exception();
  }

  static ProblemException noRepository(Path folder, String words) {
    return problem(
            "git does not know the folder %s: %s".formatted(folder, words),
            "go to a checkout of the repository, or see what git says there: git -C %s status"
                .formatted(folder))
        .exception();
  }

  static ProblemException notARef(String ref) {
    return new Problem(
            Code.ARGUMENTS_INVALID,
            ref.isEmpty()
                ? "--against needs the name of a branch"
                : ref + " is no name of a branch: names do not begin with -",
            UNTOUCHED,
            "name the branch that this one is meant for: --against origin/main")
        .exception();
  }

  static ProblemException unknownRef(String ref) {
    int slash = ref.indexOf('/');
    String fetch = slash < 0 ? "git fetch" : "git fetch " + ref.substring(0, slash);
    return problem(
            "git knows nothing called " + ref + " in this checkout",
            "fetch it: %s; see what there is: git branch --all".formatted(fetch))
        .exception();
  }

  static ProblemException noCommit() {
    return problem(
            "this checkout has no commit yet, so that there is nothing to compare",
            "commit first: git commit")
        .exception();
  }

  static ProblemException cutOff(String ref) {
    return problem(
            "this checkout is shallow and does not reach back to where it parted from " + ref,
            "fetch the whole history: git fetch --unshallow (GitHub: fetch-depth: 0; GitLab:"
                + " GIT_DEPTH: 0)")
        .exception();
  }

  static ProblemException unrelated(String ref) {
    return problem(
            "this branch and " + ref + " have no commit in common",
            "name the branch that this one is meant for: --against origin/main")
        .exception();
  }

  static ProblemException folderGone(Path folder, String ref) {
    return problem(
            "%s has no folder %s any more, and this branch still has it".formatted(ref, folder),
            "see where it went: git log %s -- %s; bring this branch up to date"
                .formatted(ref, folder))
        .exception();
  }

  static ProblemException failed(String words) {
    return problem(
            "git failed: " + (words.isEmpty() ? "it does not say why" : words),
            "see whether the repository is whole: git fsck")
        .exception();
  }

  static ProblemException notCopied(IOException cause) {
    Problem problem =
        problem(
            "the folder as git has it cannot be copied: " + cause.getMessage(),
            "see whether there is room for temporary files, and whether the repository is whole:"
                + " git fsck");
    return new ProblemException(problem, cause);
  }

  private static Problem problem(String what, String next) {
    return new Problem(Code.GIT_UNUSABLE, what, UNTOUCHED, next);
  }
}
