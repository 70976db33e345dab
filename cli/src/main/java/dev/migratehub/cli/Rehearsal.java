package dev.migratehub.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Several commands in one process, one on each line of standard input, its words separated by
/// blanks: what the installable's start-up cache is learnt from. It ends at the first that does not
/// end well.
public final class Rehearsal {

  private Rehearsal() {}

  /// Runs them.
  public static void main(String[] none) throws IOException {
    Migr8.sameEverywhere();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int status = Migr8.rehearsed(List.of(line.split(" ")));
        if (status != 0) {
          System.exit(status);
        }
      }
    }
  }
}
