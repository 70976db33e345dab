package dev.migratehub.cli.render;

import dev.migratehub.engine.event.Event;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Tells machines: one object a line, its kind in the field `event`.
public final class JsonReport implements Report {

  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final PrintStream out;
  private final Secrets secrets;
  private long toldAt = System.nanoTime();

  public JsonReport(PrintStream out, Secrets secrets) {
    this.out = out;
    this.secrets = secrets;
  }

  @Override
  public void happened(Event event) {
    if (event instanceof Event.Stopped) {
      return; // The command tells it, because problems also come from elsewhere.
    }
    if (frequent(event)) {
      long now = System.nanoTime();
      if (now - toldAt < BETWEEN.toNanos()) {
        return;
      }
      toldAt = now;
    }
    write(EventJson.of(hidden(event)));
  }

  @Override
  public void moved(Moving moving) {
    // Machines wait for what comes of it.
  }

  @Override
  public void answer(Answer answer) {
    AnswerJson.of(answer).forEach(this::write);
  }

  /// Each line names its target, and lines are written whole.
  @Override
  public Report beside(String name) {
    return new JsonReport(out, secrets);
  }

  @Override
  public void close() {
    out.flush();
  }

  private static boolean frequent(Event event) {
    return event instanceof Event.Waiting
        || (event instanceof Event.Statements it && it.done() < it.total());
  }

  /// What the server said goes out without secrets.
  private Event hidden(Event event) {
    return switch (event) {
      case Event.Notice it -> new Event.Notice(it.target(), it.step(), secrets.hidden(it.text()));
      case Event.Retrying it ->
          new Event.Retrying(
              it.target(), it.step(), it.attempt(), it.of(), it.pause(), secrets.hidden(it.why()));
      default -> event;
    };
  }

  private synchronized void write(Json line) {
    out.println(out.charset().equals(StandardCharsets.UTF_8) ? line.toString() : line.ascii());
    out.flush();
  }
}
