package dev.migratehub.engine.script;

import dev.migratehub.engine.sql.Syntax;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Holds two texts of one script against each other, statement by statement.
///
/// @param syntax a splitter for each reading
/// @param wording what a statement says, without comments and white space
public record Comparison(Supplier<Syntax> syntax, Function<String, List<String>> wording) {

  /// In what the script differs from its earlier text, which was not the same.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when one of them cannot be read
  public Difference between(Script before, Script after) {
    Optional<Difference.Statement> first = firstWithin(before, after, Long.MAX_VALUE);
    if (first.isPresent()) {
      return first.get();
    }
    return inkOf(before).equals(inkOf(after))
        ? new Difference.WhiteSpace()
        : new Difference.Comments();
  }

  /// The first among the first `most` statements that says something else.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when one of them cannot be read
  public Optional<Difference.Statement> firstWithin(Script before, Script after, long most) {
    try (Walk old = new Walk(before, syntax);
        Walk fresh = new Walk(after, syntax)) {
      for (long number = 1; number <= most; number++) {
        Optional<Numbered> was = old.next();
        Optional<Numbered> is = fresh.next();
        if (was.isEmpty() && is.isEmpty()) {
          return Optional.empty();
        }
        boolean same =
            was.isPresent()
                && is.isPresent()
                && wording.apply(was.get().text()).equals(wording.apply(is.get().text()))
                && old.rows().equals(fresh.rows());
        if (!same) {
          return Optional.of(new Difference.Statement(was, is));
        }
      }
      return Optional.empty();
    }
  }

  /// Everything that is neither blank nor a line end.
  private static Checksum inkOf(Script script) {
    Checksum.Accumulator ink = new Checksum.Accumulator();
    byte[] buffer = new byte[1 << 16];
    for (Script.Section section : script.sections()) {
      try (InputStream in = script.content().open()) {
        in.skipNBytes(section.span().from());
        long left = section.span().length();
        for (int read = in.read(buffer, 0, upTo(left)); read > 0; ) {
          ink.add(buffer, 0, withoutBlanks(buffer, read));
          left -= read;
          read = in.read(buffer, 0, upTo(left));
        }
      } catch (IOException e) {
        throw Refusal.brokeOff(script.file(), e);
      }
    }
    return ink.checksum();
  }

  private static int upTo(long left) {
    return (int) Math.min(left, 1 << 16);
  }

  private static int withoutBlanks(byte[] bytes, int length) {
    int size = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        bytes[size++] = bytes[i];
      }
    }
    return size;
  }
}
