package dev.migratehub.backup.kind;

import dev.migratehub.backup.program.Child;
import dev.migratehub.backup.program.Program;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.io.IOException;
import java.io.InputStream;

/// A dump that a client program writes.
record ClientDump(Program program, Child child, InputStream content) implements Dump {

  @Override
  public String client() {
    return program.display();
  }

  @Override
  public void finish() throws IOException {
    String words = child.failure();
    if (words != null) {
      throw new Problem(
              Code.DUMP_FAILED,
              "%s failed: %s".formatted(program.display(), words.replaceAll("\\s*\\R\\s*", "; ")),
              "no backup was written; the database was only read",
              "mend what it says, then run the same command again")
          .exception();
    }
  }

  @Override
  public void close() throws IOException {
    child.close();
  }
}
