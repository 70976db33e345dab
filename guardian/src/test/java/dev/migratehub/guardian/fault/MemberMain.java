package dev.migratehub.guardian.fault;

import dev.migratehub.guardian.By;
import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.Guardian;
import dev.migratehub.guardian.json.Content;
import dev.migratehub.guardian.log.LogSettings;
import dev.migratehub.guardian.log.LogStopped;
import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.Standing;
import dev.migratehub.guardian.log.Start;
import dev.migratehub.guardian.log.Timing;
import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.ConfigKey;
import dev.migratehub.guardian.registry.Retention;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.guardian.registry.Seen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A member in a process of its own, which answers questions of one line.
final class MemberMain {

  private static final String PROJECT = "shop";
  private final Guardian guardian;

  private MemberMain(Guardian guardian) {
    this.guardian = guardian;
  }

  /// Runs until it is ended.
  ///
  /// @param args name, all members, folder, port for questions, how to start
  public static void main(String[] args) throws IOException {
    List<Peer> peers = Peer.parseAll(args[1]);
    Peer self = peers.stream().filter(it -> it.id().equals(args[0])).findFirst().orElseThrow();
    Timing timing =
        new Timing(
            Duration.ofMillis(500),
            Duration.ofMillis(1_000),
            Duration.ofMillis(1_000),
            Duration.ofSeconds(4));
    LogSettings settings =
        new LogSettings(
            LogSettings.GROUP,
            self,
            peers,
            Path.of(args[2]),
            Start.valueOf(args[4]),
            timing,
            Optional.empty(),
            500);
    try {
      serve(
          Guardian.start(settings, Retention.DEFAULT, Clock.systemUTC()),
          Integer.parseInt(args[3]));
    } catch (LogStopped e) {
      System.err.println("STOPPED " + e.getMessage());
      System.exit(3);
    }
  }

  private static void serve(Guardian guardian, int port) throws IOException {
    MemberMain member = new MemberMain(guardian);
    Thread.ofVirtual()
        .start(() -> System.err.println("STOPPED " + guardian.log().stopped().join().getMessage()));
    try (ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket socket = door.accept();
        Thread.ofVirtual().start(() -> member.answer(socket));
      }
    }
  }

  private void answer(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println(answer(line.split(" ", -1)));
      }
    } catch (IOException e) {
      // Whoever asked is gone.
    }
  }

  private String answer(String[] words) {
    try {
      return switch (words[0]) {
        case "prepare" -> prepare();
        case "read" -> read(words[1], Consistency.STRICT);
        case "stale" -> read(words[1], Consistency.STALE);
        case "create" ->
            submit(words[1], new Command.CreateConfig(key(words[2]), "any", 0, content(words[3])));
        case "change" ->
            submit(
                words[1],
                new Command.ChangeConfig(
                    key(words[2]), Seen.version(Long.parseLong(words[3])), 0, content(words[4])));
        case "values" ->
            guardian.read(
                Consistency.STRICT,
                state ->
                    state.revisions(key(words[1])).stream()
                        .map(it -> value(it))
                        .collect(Collectors.joining(" ")));
        case "role" -> standing(guardian.log().standing());
        case "compact" -> "" + guardian.log().compact();
        default -> "what?";
      };
    } catch (LogUnavailable e) {
      return "unknown " + e.getMessage();
    } catch (LogStopped e) {
      return "stopped " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown interrupted";
    } catch (RuntimeException e) {
      return "broken " + e;
    }
  }

  private String prepare() throws InterruptedException {
    submit("p1", new Command.PutUser("ann", "ann@example", "-"));
    submit("p2", new Command.CreateProject(PROJECT, "Shop", "hash", "ann"));
    return submit("p3", new Command.CreateSchema("any", "Any", Content.parse("{}")));
  }

  private String read(String key, Consistency consistency) throws InterruptedException {
    return guardian
        .read(consistency, state -> state.config(key(key)))
        .map(it -> "seen " + it.version() + " " + value(it))
        .orElse("seen 0 ");
  }

  private String submit(String request, Command command) throws InterruptedException {
    Answer answer = guardian.submit(new By("ann", request, ""), command);
    return switch (answer) {
      case Answer.Done done -> "done " + (done.versions().isEmpty() ? 0 : done.version());
      case Answer.Conflict conflict -> "conflict " + conflict.version();
      case Answer.Exists _ -> "exists";
      case Answer.Missing _ -> "missing";
      case Answer.Moved _ -> "unknown moved";
      case Answer.InUse _, Answer.Refused _, Answer.KeyReused _ -> "broken " + answer;
    };
  }

  private static String standing(Standing standing) {
    return standing.role()
        + " "
        + standing.leader().orElse("-")
        + " "
        + standing.applied()
        + " "
        + standing.trouble().orElse("-");
  }

  private static ConfigKey key(String key) {
    return new ConfigKey(PROJECT, key);
  }

  private static Content content(String value) {
    return Content.parse('"' + value + '"');
  }

  private static String value(Revision revision) {
    return revision.content().tree().stringValue();
  }
}
