package dev.migratehub.engine.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks the same of many things, on two threads where there are enough of them. The answers stand
/// in the order of the things, and where several fail, the first of them is what is thrown.
final class Halves<T, R> {

  private static final int WORTH = 1_000;
  private static final int BLOCK = 64;

  private final List<T> things;
  private final Function<T, R> question;
  private final AtomicReferenceArray<R> answers;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean failed;

  private Halves(List<T> things, Function<T, R> question) {
    this.things = things;
    this.question = question;
    this.answers = new AtomicReferenceArray<>(things.size());
  }

  /// A failure, and of which thing.
  private record Failure(int at, Runnable thrown) {}

  /// @param question answers what it is asked on another thread as well
  static <T, R> List<R> each(List<T> things, Function<T, R> question) {
    return things.size() < WORTH
        ? things.stream().map(question).toList()
        : new Halves<>(things, question).asked();
  }

  private List<R> asked() {
    CompletableFuture<@Nullable Failure> other =
        CompletableFuture.supplyAsync(
            this::blocks, task -> Thread.ofPlatform().daemon().name("reading").start(task));
    Stream.of(Optional.ofNullable(blocks()), Optional.ofNullable(other.join()))
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(Failure::at))
        .ifPresent(first -> first.thrown().run());
    List<R> all = new ArrayList<>(things.size());
    for (int i = 0; i < things.size(); i++) {
      all.add(answers.get(i));
    }
    return all;
  }

  /// Blocks are begun in their order, and each is asked to its end or to its first failure: of the
  /// two failures that there can be, the one that stands first is the first of all.
  private @Nullable Failure blocks() {
    while (!failed) {
      int from = next.getAndAdd(BLOCK);
      if (from >= things.size()) {
        return null;
      }
      for (int i = from; i < Math.min(from + BLOCK, things.size()); i++) {
        try {
          answers.set(i, question.apply(things.get(i)));
        } catch (RuntimeException | Error e) {
          failed = true;
          return new Failure(
              i,
              () -> {
                throw e;
              });
        }
      }
    }
    return null;
  }
}
