package dev.migratehub.hub.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Server-sent events: asks a source again and again and sends what it has, until the browser goes
/// away or the time is over. Browsers come back by themselves, and are asked anew then who they
/// are.
@Component
public final class Stream implements SmartLifecycle {

  private static final Log LOG = LogFactory.getLog(Stream.class);
  private static final Duration PACE = Duration.ofMillis(300);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int BEATS = 50;

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  Stream() {}

  /// An event.
  ///
  /// @param id where a browser that comes back goes on; empty for none
  public record Sent(String id, String name, String data) {

    /// Says that nothing more will come, and ends the stream.
    public static final Sent END = new Sent("", "end", "end");
  }

  /// Sends what a source has; the source is asked by one thread. It ends the stream by an
  /// exception.
  public SseEmitter of(Supplier<List<Sent>> source) {
    SseEmitter emitter = new SseEmitter(LONGEST.plusMinutes(1).toMillis());
    begin(emitter, source);
    return emitter;
  }

  /// Sends from a thread of its own, which is the answer.
  Thread begin(SseEmitter emitter, Supplier<List<Sent>> source) {
    AtomicBoolean over = new AtomicBoolean();
    Thread thread = Thread.ofVirtual().name("stream").unstarted(() -> send(emitter, source, over));
    Runnable end =
        () -> {
          over.set(true);
          thread.interrupt();
        };
    threads.add(thread);
    emitter.onError(_ -> end.run());
    emitter.onCompletion(end);
    thread.start();
    return thread;
  }

  /// @param over whether the server itself ended the answer, which it does when a browser went away
  private void send(SseEmitter emitter, Supplier<List<Sent>> source, AtomicBoolean over) {
    try {
      sendAll(emitter, source);
    } catch (IOException e) {
      over.set(true);
      LOG.trace("a browser went away", e);
    } catch (IllegalStateException | InterruptedException e) {
      LOG.trace("a browser went away, or the hub stops", e);
    } catch (RuntimeException e) {
      LOG.debug("a stream ends", e);
    } finally {
      threads.remove(Thread.currentThread());
      if (!over.get()) {
        complete(emitter);
      }
    }
  }

  private void sendAll(SseEmitter emitter, Supplier<List<Sent>> source)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    emitter.send(SseEmitter.event().comment("here").reconnectTime(1000));
    for (int beat = 1; running && System.nanoTime() < end; beat++) {
      for (Sent sent : source.get()) {
        emitter.send(event(sent));
        if (sent.equals(Sent.END)) {
          return;
        }
      }
      if (beat % BEATS == 0) {
        emitter.send(SseEmitter.event().comment("still here"));
      }
      Thread.sleep(PACE);
    }
  }

  /// The server may be ending it at the same moment, and then takes no word of ours any more.
  private static void complete(SseEmitter emitter) {
    try {
      emitter.complete();
    } catch (IllegalStateException e) {
      LOG.trace("a browser went away at the end", e);
    }
  }

  private static SseEmitter.SseEventBuilder event(Sent sent) {
    SseEmitter.SseEventBuilder event = SseEmitter.event().name(sent.name()).data(sent.data());
    return sent.id().isEmpty() ? event : event.id(sent.id());
  }

  @Override
  public void start() {
    running = true;
  }

  /// Ends all, so that the server need not wait for them.
  @Override
  public void stop() {
    running = false;
    threads.forEach(Thread::interrupt);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
