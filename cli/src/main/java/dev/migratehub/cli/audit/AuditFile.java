package dev.migratehub.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.FileTrouble;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// An export of a hub's audit, as NDJSON or CSV; read as a stream, as often as is needed.
///
/// @param name as the user typed it
public record AuditFile(String name) {

  /// Hands over its lines in their order until one is not wanted any more.
  ///
  /// @throws ProblemException when the file cannot be read
  void lines(Predicate<Line> reader) {
    try (BufferedReader in = Files.newBufferedReader(Path.of(name), UTF_8)) {
      in.mark(1);
      boolean json = in.read() == '{';
      in.reset();
      if (json) {
        objects(in, reader);
      } else {
        records(in, reader);
      }
    } catch (IOException e) {
      throw unreadable(FileTrouble.words(e), e);
    } catch (InvalidPathException e) {
      throw unreadable("that is no name of a file", e);
    }
  }

  private static void objects(BufferedReader in, Predicate<Line> reader) throws IOException {
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!reader.test(object(line, number))) {
        return;
      }
    }
  }

  private static Line object(String text, long number) {
    try {
      Map<String, String> values = FlatJson.read(text);
      if (values.containsKey("checkpoint")) {
        return checkpoint(
            List.of(
                values.getOrDefault("checkpoint", ""),
                values.getOrDefault("hash", ""),
                values.getOrDefault("at", ""),
                values.getOrDefault("key_id", ""),
                values.getOrDefault("signature", "")));
      }
      boolean whole =
          values.size() == Line.Event.NAMES.size() + 1
              && values.keySet().containsAll(Line.Event.NAMES)
              && values.containsKey("hash");
      return whole
          ? event(
              Line.Event.NAMES.stream().map(values::get).toList(), values.getOrDefault("hash", ""))
          : new Line.Unreadable(number);
    } catch (IllegalArgumentException e) {
      return new Line.Unreadable(number);
    }
  }

  private static void records(BufferedReader in, Predicate<Line> reader) throws IOException {
    Records records = new Records(in);
    long number = 1;
    Optional<List<String>> next = records.next();
    boolean headed = next.isPresent() && next.get().getFirst().equals("seq");
    boolean wanted = headed || reader.test(new Line.Unreadable(number));
    for (next = records.next(); wanted && next.isPresent(); next = records.next()) {
      number++;
      wanted = reader.test(record(next.get(), number));
    }
  }

  private static Line record(List<String> values, long number) {
    int fields = Line.Event.NAMES.size();
    try {
      if (values.getFirst().equals("checkpoint")) {
        return values.size() == 6 ? checkpoint(values.subList(1, 6)) : new Line.Unreadable(number);
      }
      return values.size() == fields + 1
          ? event(values.subList(0, fields), values.getLast())
          : new Line.Unreadable(number);
    } catch (NumberFormatException e) {
      return new Line.Unreadable(number);
    }
  }

  private static Line event(List<String> fields, String hash) {
    return new Line.Event(Long.parseLong(fields.getFirst()), fields, fields.getLast(), hash);
  }

  private static Line checkpoint(List<String> values) {
    return new Line.Checkpoint(
        Long.parseLong(values.get(0)), values.get(1), values.get(2), values.get(3), values.get(4));
  }

  private ProblemException unreadable(String why, Exception cause) {
    Problem problem =
        new Problem(
            Code.FILE_UNREADABLE,
            name + " cannot be read: " + why,
            "no database was touched",
            "give the file that the hub exported");
    return new ProblemException(problem, cause);
  }
}
