package dev.migratehub.hub.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Some of a list, in its order, and where the next ones begin.
///
/// @param next a [Cursor]'s text; empty at the end
public record Slice<T>(List<T> items, Optional<String> next) {

  public Slice {
    items = List.copyOf(items);
  }

  /// What a query gave that asked for one more than wanted.
  public static <T> Slice<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
    if (found.size() <= limit) {
      return new Slice<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, limit);
    return new Slice<>(items, Optional.of(cursor.apply(items.getLast()).text()));
  }

  /// The same with other values.
  public <R> Slice<R> map(Function<T, R> mapping) {
    return new Slice<>(items.stream().map(mapping).toList(), next);
  }
}
