package dev.migratehub.dist.plain;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records with components of every kind.
public final class Samples implements Supplier<List<Object>> {

  public record Empty() {}

  public record Mixed(
      boolean a, byte b, char c, short d, int e, long f, float g, double h, @Nullable String i) {}

  public record Pair<T>(T left, @Nullable Object right) {}

  @Override
  public List<Object> get() {
    return List.of(
        new Empty(),
        new Mixed(true, (byte) -1, 'x', (short) 300, 7, 1L << 40, 1.5f, -0.0, "text"),
        new Mixed(true, (byte) -1, 'x', (short) 300, 7, 1L << 40, 1.5f, -0.0, "text"),
        new Mixed(true, (byte) -1, 'x', (short) 300, 7, 1L << 40, 1.5f, 0.0, "text"),
        new Mixed(false, (byte) 0, 'y', (short) 0, 0, 0, Float.NaN, Double.NaN, null),
        new Mixed(false, (byte) 0, 'y', (short) 0, 0, 0, Float.NaN, Double.NaN, null),
        new Pair<>("left", null),
        new Pair<>("left", new Empty()),
        new Pair<>("left", new Empty()));
  }
}
