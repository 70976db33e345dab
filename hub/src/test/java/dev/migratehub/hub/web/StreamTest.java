package dev.migratehub.hub.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migratehub.hub.Client;
import dev.migratehub.hub.TestHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

final class StreamTest {

  private static final int ROUNDS = 20;

  /// How often a source was asked that always has more.
  private static final AtomicInteger ASKED = new AtomicInteger();

  private static TestHub hub;

  /// What no thread caught.
  private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();

  /// Streams of sources that are at their end at once, fail, or always have more.
  static final class Sources {

    private final Stream streams;

    Sources(Stream streams) {
      this.streams = streams;
    }

    SseEmitter over() {
      return streams.of(() -> List.of(Stream.Sent.END));
    }

    /// The stream is at its end before the answer begins.
    SseEmitter early() throws InterruptedException {
      SseEmitter emitter = new SseEmitter();
      streams.begin(emitter, () -> List.of(Stream.Sent.END)).join();
      return emitter;
    }

    SseEmitter broken() {
      return streams.of(() -> {
        throw new IllegalArgumentException("no source");
      });
    }

    SseEmitter endless() {
      return streams.of(() -> {
        ASKED.incrementAndGet();
        return Collections.nCopies(50, new Stream.Sent("", "more", "more ".repeat(1000)));
      });
    }
  }

  /// What the server answers once it knows that a browser went away.
  private static final class Gone extends SseEmitter {

    private final boolean atOnce;
    private final AtomicInteger completions = new AtomicInteger();

    Gone(boolean atOnce) {
      this.atOnce = atOnce;
    }

    @Override
    public void send(SseEventBuilder builder) throws IOException {
      if (atOnce) {
        throw new IOException("Broken pipe");
      }
    }

    @Override
    public void complete() {
      completions.incrementAndGet();
      throw new IllegalStateException("AsyncContext not yet initialized");
    }
  }

  @BeforeAll
  static void start() throws NoSuchMethodException {
    hub = TestHub.start();
    Sources sources = new Sources(hub.part(Stream.class));
    RequestMappingHandlerMapping routes =
        hub.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    for (String name : List.of("over", "early", "broken", "endless")) {
      routes.registerMapping(
          RequestMappingInfo.paths("/test/" + name).build(),
          sources,
          Sources.class.getDeclaredMethod(name));
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void listen() {
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> thrown.add(e));
  }

  @AfterEach
  void nothingWasThrown() {
    Thread.setDefaultUncaughtExceptionHandler(null);
    assertThat(thrown).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/test/over", "/test/early"})
  void a_source_that_is_at_its_end_at_once_ends_the_stream(String path) {
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(heard(path)).contains("event:end");
    }
  }

  @Test
  void a_source_that_fails_ends_the_stream() {
    assertThat(heard("/test/broken")).isEqualTo(":here\nretry:1000\n\n");
  }

  @Test
  void an_answer_that_could_not_be_sent_is_left_to_the_server_to_end() throws InterruptedException {
    Gone gone = new Gone(true);
    hub.part(Stream.class).begin(gone, List::of).join();
    assertThat(gone.completions).hasValue(0);
  }

  @Test
  void a_browser_may_go_away_at_the_very_end() throws InterruptedException {
    Gone gone = new Gone(false);
    hub.part(Stream.class).begin(gone, () -> List.of(Stream.Sent.END)).join();
    assertThat(gone.completions).hasValue(1);
  }

  @Test
  void browsers_go_away_in_the_middle_and_their_sources_are_asked_no_more()
      throws InterruptedException {
    IntStream.range(0, ROUNDS).parallel().forEach(_ -> leave("/test/endless"));
    int before = -1;
    while (before != ASKED.get()) {
      before = ASKED.get();
      Thread.sleep(700);
    }
    assertThat(before).isPositive();
  }

  private static String heard(String path) {
    Client.Answer answer = hub.client().get(path);
    assertThat(answer.status()).isEqualTo(200);
    return answer.whole().body();
  }

  /// Asks, reads how the answer begins, and breaks the connection off.
  private static void leave(String path) {
    URI at = URI.create(hub.address());
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      String request = "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(path, at.getAuthority());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().readNBytes(12)).asString().endsWith("200");
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
