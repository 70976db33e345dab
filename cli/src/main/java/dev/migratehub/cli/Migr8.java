package dev.migratehub.cli;

import dev.migratehub.cli.command.Interrupts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// `migr8` as a process: streams, signals and the exit status.
public final class Migr8 {

  private final Interrupts interrupts = new Interrupts();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile int status;

  private Migr8() {}

  /// Runs one command and ends the process.
  public static void main(String[] words) {
    System.setProperty(Silence.PROPERTY, Silence.class.getName());
    new Migr8().run(List.of(words));
  }

  private void run(List<String> words) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interrupt"));
    Terminals terminals = new Terminals();
    World world =
        new World(
            System.getenv(),
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            terminals.at(1),
            terminals.at(2),
            terminals::width,
            Terminals.prompt(),
            Clock.systemUTC());
    status = new Session(world, interrupts).run(words);
    over.countDown();
    System.exit(status);
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

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
