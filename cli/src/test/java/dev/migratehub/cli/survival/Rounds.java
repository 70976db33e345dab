package dev.migratehub.cli.survival;

import java.nio.file.Path;
import java.util.Random;

/// Rounds of one kind, each with scripts of its own; `./test --kills N` makes N instead of a few.
final class Rounds {

  private static final int ROUNDS = Integer.getInteger("survival.rounds", 0);
  private static final long SEED = Long.getLong("survival.seed", System.nanoTime());

  private Rounds() {}

  /// One round; a failure names the seed that repeats its scripts.
  interface Round {
    void run(Random random, Path folder, Tally tally) throws Exception;
  }

  /// Makes so many rounds, unless another number was asked for.
  static void repeat(String name, int sample, Path folder, Round round) {
    Tally tally = new Tally();
    for (int i = 0; i < (ROUNDS == 0 ? sample : ROUNDS); i++) {
      long seed = SEED + i;
      try {
        tally.round();
        round.run(new Random(seed), folder.resolve("round" + i), tally);
      } catch (Exception | AssertionError e) {
        throw new AssertionError("round " + i + ", -Dsurvival.seed=" + seed, e);
      }
    }
    report(name, tally);
  }

  @SuppressWarnings("SystemOut") // the one who asked for many rounds wants to see what they were
  private static void report(String name, Tally tally) {
    if (ROUNDS > 0) {
      System.out.println("survival: " + name + ": " + tally);
    }
  }
}
