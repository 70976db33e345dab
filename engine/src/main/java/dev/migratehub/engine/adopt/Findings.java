package dev.migratehub.engine.adopt;

import java.util.List;

/// What another tool's history comes to, held against a folder.
///
/// @param claims in the order in which that tool applied them
/// @param notes what a reader should know though it stops nothing
/// @param rows how many rows the table has
record Findings(List<Claim> claims, List<Trouble> troubles, List<String> notes, int rows) {

  Findings {
    claims = List.copyOf(claims);
    troubles = List.copyOf(troubles);
    notes = List.copyOf(notes);
  }
}
