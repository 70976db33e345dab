package dev.migratehub.seed;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The order in which tables that are referred to come before those that refer to them; pure.
final class Dependencies {

  private Dependencies() {}

  /// The same files; where the order is free, as it was.
  ///
  /// @throws dev.migratehub.engine.problem.ProblemException when tables refer to each other in a
  ///   circle
  static List<Planting> ordered(List<Planting> plantings) {
    List<Planting> left = new ArrayList<>(plantings);
    List<Planting> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Planting next =
          left.stream()
              .filter(it -> left.stream().noneMatch(other -> refers(it, other)))
              .findFirst()
              .orElseThrow(() -> circle(left).exception());
      ordered.add(next);
      left.remove(next);
    }
    return ordered;
  }

  private static boolean refers(Planting from, Planting to) {
    return !from.table().quoted().equals(to.table().quoted())
        && from.table().references().stream()
            .anyMatch(
                it -> it.parent().equals(to.table().quoted()) || same(it.parentName(), from, to));
  }

  /// Names without a schema mean the same one.
  private static boolean same(String parent, Planting from, Planting to) {
    return parent.equals(to.table().name())
        && (!from.table().quoted().contains(".") || !to.table().quoted().contains("."));
  }

  private static Problem circle(List<Planting> left) {
    return new Problem(
        Code.SEED_CIRCLE,
        "these tables refer to each other in a circle, or to such: "
            + left.stream()
                .map(it -> it.table().name())
                .distinct()
                .collect(Collectors.joining(", ")),
        "no database was changed",
        "let the names of the files say the order, without --order=dependencies");
  }
}
