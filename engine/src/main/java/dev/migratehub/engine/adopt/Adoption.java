package dev.migratehub.engine.adopt;

import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.script.Migration;
import java.util.List;
import java.util.Optional;

/// What was found of another tool's history, and what adopting it comes to; printed or executed.
///
/// @param table the name of its table
/// @param rows how many rows that has
/// @param adopted what would be written, in the order in which that tool applied it
/// @param pending what `up` goes on with afterwards
/// @param notes what a reader should know though it stops nothing
/// @param already whether our history has all of it, so that there is nothing to write
/// @param refusal why it must not be done as things stand
public record Adoption(
    Tool tool,
    String table,
    int rows,
    List<Adopted> adopted,
    List<Migration> pending,
    List<String> notes,
    boolean already,
    Optional<Problem> refusal) {

  public Adoption {
    adopted = List.copyOf(adopted);
    pending = List.copyOf(pending);
    notes = List.copyOf(notes);
  }
}
