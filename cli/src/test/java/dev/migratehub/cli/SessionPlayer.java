package dev.migratehub.cli;

import dev.migratehub.cli.command.Interrupts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plays the commands of a session file in the folder of this process, and prints the session as it
/// went. `migr8` runs within this process, everything else in a shell.
public final class SessionPlayer {

  private static final String PROMPT = "$ ";
  private static final String MORE = "> ";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

  private final Map<String, String> environment = new HashMap<>();
  private final StringBuilder played = new StringBuilder();

  private SessionPlayer() {}

  /// Plays the file that is named.
  public static void main(String[] words) throws IOException, InterruptedException {
    System.setProperty(Silence.PROPERTY, Silence.class.getName());
    SessionPlayer player = new SessionPlayer();
    player.play(Files.readAllLines(Path.of(words[0])));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(player.played);
    out.flush();
  }

  private void play(List<String> lines) throws IOException, InterruptedException {
    int at = 0;
    while (at < lines.size() && !lines.get(at).startsWith(PROMPT)) {
      played.append(lines.get(at++)).append('\n');
    }
    while (at < lines.size()) {
      if (!lines.get(at).startsWith(PROMPT)) {
        at++;
        continue;
      }
      StringBuilder command = new StringBuilder(lines.get(at++).substring(PROMPT.length()));
      while (at < lines.size() && lines.get(at).startsWith(MORE)) {
        command.append('\n').append(lines.get(at++).substring(MORE.length()));
      }
      one(command.toString());
    }
  }

  private void one(String command) throws IOException, InterruptedException {
    if (!played.isEmpty() && !played.toString().endsWith("\n\n")) {
      played.append('\n');
    }
    played.append(PROMPT).append(command.replace("\n", "\n" + MORE)).append('\n');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status = run(command, bytes);
    String output = bytes.toString(StandardCharsets.UTF_8);
    played.append(output).append(output.isEmpty() || output.endsWith("\n") ? "" : "\n");
    if (status != 0) {
      played.append("[exit ").append(status).append("]\n");
    }
  }

  private int run(String command, ByteArrayOutputStream bytes)
      throws IOException, InterruptedException {
    List<String> words = words(command);
    Map<String, String> variables = new HashMap<>(environment);
    if (words.getFirst().equals("export")) {
      words.subList(1, words.size()).forEach(word -> set(environment, word));
      return 0;
    }
    while (words.getFirst().matches("[A-Z0-9_]+=.*")) {
      set(variables, words.removeFirst());
    }
    return words.getFirst().equals("migr8")
        ? migr8(words.subList(1, words.size()), variables, bytes)
        : shell(command, bytes);
  }

  private static void set(Map<String, String> variables, String word) {
    int sign = word.indexOf('=');
    variables.put(word.substring(0, sign), word.substring(sign + 1));
  }

  private static int migr8(
      List<String> words, Map<String, String> variables, ByteArrayOutputStream bytes) {
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    int width = Integer.parseInt(variables.getOrDefault("PLAYED_WIDTH", "0"));
    String typed = variables.getOrDefault("PLAYED_ANSWER", "");
    World world =
        new World(
            variables,
            out,
            out,
            true,
            width > 0,
            width > 0,
            () -> width,
            question -> {
              out.println(question + typed);
              return typed.isEmpty() ? Optional.empty() : Optional.of(typed);
            },
            CLOCK);
    int status = new Session(world, new Interrupts()).run(words);
    out.flush();
    return status;
  }

  private static int shell(String command, ByteArrayOutputStream bytes)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    process.getInputStream().transferTo(bytes);
    return process.waitFor();
  }

  /// Words as a shell would see them, without anything but quotes.
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = ' ';
    boolean any = false;
    for (char c : (command + " ").toCharArray()) {
      if (quote == ' ' && (c == '"' || c == '\'')) {
        quote = c;
        any = true;
      } else if (c == quote && quote != ' ') {
        quote = ' ';
      } else if (Character.isWhitespace(c) && quote == ' ') {
        if (any || !word.isEmpty()) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
      }
    }
    return words;
  }
}
