package dev.migratehub.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A server as a child process. A shell stands between: it holds a pipe to this JVM and ends the
/// server when the pipe breaks, so that not even a killed JVM leaves a server behind. A file that
/// may not grow is an error to the server, not its end.
final class ServerProcess {

  private static final String GUARD =
      """
      log=$1 signal=$2; shift 2
      exec 3<&0
      trap '' XFSZ
      "$@" </dev/null >>"$log" 2>&1 3<&- &
      server=$!
      echo "$server"
      { cat <&3 >/dev/null; kill -"$signal" "$server" 2>/dev/null; } >/dev/null &
      watch=$!
      wait "$server"
      kill "$watch" 2>/dev/null
      """;

  private final Process guard;
  private final ProcessHandle server;

  private ServerProcess(Process guard, ProcessHandle server) {
    this.guard = guard;
    this.server = server;
  }

  /// @param signal what the server is told when this JVM dies
  static ServerProcess start(List<String> command, Path log, Signal signal) {
    List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
    guarded.add(log.toString());
    guarded.add(signal.name());
    guarded.addAll(command);
    try {
      Process guard =
          new ProcessBuilder(guarded).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader output = guard.inputReader();
      String pid = output.readLine();
      if (pid == null) {
        throw new IllegalStateException("sh could not start " + command);
      }
      return new ServerProcess(
          guard, ProcessHandle.of(Long.parseLong(pid)).orElseGet(guard::toHandle));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return guard.isAlive();
  }

  /// Bounds the size of the files it writes; processes that it starts from now on have the same
  /// bound.
  void limitFiles(String size) {
    boolean limited =
        Commands.succeeds("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + size + ":");
    if (!limited) {
      throw new IllegalStateException("prlimit did not limit the files of " + server.pid());
    }
  }

  /// Sends the signal and waits until the server and its children are gone.
  void end(Signal signal) {
    List<ProcessHandle> children;
    try (Stream<ProcessHandle> descendants = server.descendants()) {
      children = descendants.toList();
    }
    Commands.succeeds("kill", "-" + signal, Long.toString(server.pid()));
    if (signal == Signal.KILL) {
      children.forEach(ProcessHandle::destroyForcibly);
    }
    Commands.waitFor(guard);
    children.forEach(child -> child.onExit().join());
    try {
      guard.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
