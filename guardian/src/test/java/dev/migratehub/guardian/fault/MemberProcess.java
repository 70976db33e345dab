package dev.migratehub.guardian.fault;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A member as a process that can be killed and paused.
final class MemberProcess {

  private static final int PATIENCE = 15_000;

  final String name;
  private final Path folder;
  private final String members;
  private final int door = Network.freePort();
  private boolean founded;
  private @Nullable Process process;

  MemberProcess(String name, Path folder, Network network) throws IOException {
    this.name = name;
    this.folder = Files.createDirectories(folder);
    this.members = network.members();
    network.writeHosts(name, folder.resolve("hosts"));
  }

  Path data() {
    return folder.resolve("data");
  }

  synchronized void start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.add("-Djdk.net.hosts.file=" + folder.resolve("hosts"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(MemberMain.class.getName(), name, members, data().toString()));
    command.addAll(List.of("" + door, founded ? "RESUME" : "FOUND"));
    try {
      File log = folder.resolve("log").toFile();
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      founded = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As `kill -9` does.
  synchronized void kill() {
    running().destroyForcibly();
    try {
      running().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  void pause() {
    signal("-STOP");
  }

  void go() {
    signal("-CONT");
  }

  /// No file of it grows beyond so many bytes, as on a disk that is full.
  void limitFiles(long bytes) {
    run("prlimit", "--pid", "" + running().pid(), "--fsize=" + bytes + ":");
  }

  /// What it told of why it stopped.
  String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for its end.
  int exit() throws InterruptedException {
    if (!running().waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException(name + " did not end");
    }
    return running().exitValue();
  }

  /// Asks one line. Says `unreachable` when nobody is there who could have heard it, and `unknown`
  /// when somebody may have.
  String ask(String line) {
    boolean sent = false;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door), 500);
      socket.setSoTimeout(PATIENCE);
      PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
      sent = true;
      out.println(line);
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      return answer == null ? "unknown" : answer;
    } catch (IOException e) {
      return sent ? "unknown" : "unreachable";
    }
  }

  private void signal(String signal) {
    run("kill", signal, "" + running().pid());
  }

  private static void run(String... command) {
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }
}
