package dev.migratehub.hub.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    Thread thread = Thread.ofVirtual().name("stream").unstarted(() -> send(emitter, source));
    threads.add(thread);
    emitter.onError(_ -> thread.interrupt());
    emitter.onCompletion(thread::interrupt);
    thread.start();
    return emitter;
  }

  private void send(SseEmitter emitter, Supplier<List<Sent>> source) {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
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
    } catch (IOException | IllegalStateException | InterruptedException e) {
      LOG.trace("a browser went away", e);
    } catch (RuntimeException e) {
      LOG.debug("a stream ends", e);
    } finally {
      threads.remove(Thread.currentThread());
      emitter.complete();
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
