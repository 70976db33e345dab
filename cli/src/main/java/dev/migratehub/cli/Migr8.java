package dev.migratehub.cli;

import dev.migratehub.cli.command.Interrupts;
import dev.migratehub.engine.problem.Kind;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;

/// `migr8` as a process: streams, signals and the exit status.
public final class Migr8 {

  private static final TimeZone UTC = new SimpleTimeZone(0, "UTC");

  private final Interrupts interrupts = new Interrupts();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile int status;

  private Migr8() {}

  /// Runs one command and ends the process.
  public static void main(String[] words) {
    sameEverywhere();
    new Migr8().run(List.of(words));
  }

  /// Numbers, times and the drivers' words do not depend on who runs it where; PostgreSQL's driver
  /// gives its session this zone.
  static void sameEverywhere() {
    System.setProperty(Silence.PROPERTY, Silence.class.getName());
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(UTC);
  }

  private void run(List<String> words) {
    watched(words);
    // All is written. The usual end looks for somebody who wants it logged, which takes longer.
    Runtime.getRuntime().halt(status);
  }

  private int watched(List<String> words) {
    Warmth.begin(words);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interrupt"));
    status = status(words, interrupts);
    over.countDown();
    return status;
  }

  /// Runs one command as a process of its own would, and lets this process live.
  static int rehearsed(List<String> words) {
    return new Migr8().watched(words);
  }

  /// Runs one command on the streams of this process and answers its exit status.
  private static int status(List<String> words, Interrupts interrupts) {
    Terminals terminals = new Terminals(System.getenv());
    Encoding encoding = Encoding.ofThisProcess();
    Outlet out = Outlet.out();
    PrintStream err = encoding.stream(Outlet.err());
    World world =
        new World(
            System.getenv(),
            encoding.stream(out),
            err,
            encoding.symbols(),
            terminals.at(1),
            terminals.at(2),
            terminals::width,
            Terminals.prompt(),
            Clock.systemUTC());
    return told(new Session(world, interrupts).run(words), out, err);
  }

  /// Runs when the process ends, of itself or by a signal. A run that has begun to change something
  /// is asked to stop, and may say what is in the database before the process goes.
  private void stop() {
    if (over.getCount() == 0 || !interrupts.stop()) {
      return;
    }
    try {
      over.await();
      Runtime.getRuntime().halt(status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A result that could not be written was not given, whatever became of the database.
  private static int told(int status, Outlet out, PrintStream err) {
    out.trouble()
        .ifPresent(why -> {
          err.println("migr8: the output cannot be written: " + why);
          err.flush();
        });
    return out.trouble().isPresent() && status == 0 ? Kind.FAILED.exitStatus() : status;
  }
}
