package dev.migratehub.hub;

import dev.migratehub.testkit.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A hub in a process of its own, to be killed at will.
public final class HubProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final String address;
  private final Path log;

  private HubProcess(Process process, String address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /// Starts one; it may take a while until it answers.
  public static HubProcess start(Database database, Path folder, String... settings) {
    try {
      int port = freePort();
      Path log = Files.createTempFile(folder, "hub", ".log");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(HubApplication.class.getName());
      command.add("--server.port=" + port);
      command.add("--migratehub.db.dsn=" + database.url());
      command.add("--migratehub.db.pool=8");
      command.addAll(List.of(settings));
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      // Nor does one outlive the tests.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new HubProcess(process, "http://127.0.0.1:" + port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it answers.
  public HubProcess ready() {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the hub did not start:\n" + log());
      }
      pause(100);
    }
    return this;
  }

  /// A client that sends this token.
  public Client client(String token) {
    return new Client(address, Optional.of(token));
  }

  public String address() {
    return address;
  }

  /// Ends it as a crash would.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Holds it where it is, as a machine that is suspended would, until it is let go on.
  public void suspend() {
    signal("STOP");
  }

  /// Lets it go on.
  public void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it logged.
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private boolean answers() {
    try {
      return new Client(address, Optional.empty()).get("/api/v1/projects").status() == 401;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof HttpTimeoutException) {
        throw e;
      }
      return false;
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
