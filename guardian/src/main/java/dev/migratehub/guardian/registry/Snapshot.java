package dev.migratehub.guardian.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A state as compressed lines of JSON. What was cut off or changed is not read.
///
/// @param lines all but the end
record Snapshot(List<Line> lines) {

  private static final int FORMAT = 1;

  /// What a state holds now; the state may go on.
  static Snapshot of(State state) {
    Line head = new Line.Head(FORMAT, state.index(), state.compacted(), state.retention());
    return new Snapshot(
        Stream.of(
                Stream.of(head),
                state.effects().map(Line.Holds::new),
                state.memory().all().stream().map(Line.Remembers::new),
                state.feed().all().stream().map(Line.Tells::new))
            .<Line>flatMap(it -> it)
            .toList());
  }

  void write(OutputStream to) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(to, 1 << 16)) {
      for (Line line : lines) {
        write(line, out);
      }
      write(new Line.End(lines.size()), out);
    }
  }

  private static void write(Line line, OutputStream out) throws IOException {
    out.write(Codec.write(line));
    out.write('\n');
  }

  static State read(InputStream from) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(from, 1 << 16), StandardCharsets.UTF_8))) {
      if (!(next(in) instanceof Line.Head head) || head.format() != FORMAT) {
        throw new IOException("the snapshot is of a format that this version does not know");
      }
      State state = new State(head.retention());
      long lines = 1;
      for (Line line = next(in); !(line instanceof Line.End end && end.lines() == lines); ) {
        take(line, state);
        lines++;
        line = next(in);
      }
      // The checksum stands behind the last byte.
      if (in.read() >= 0) {
        throw new IOException("the snapshot goes on behind its end");
      }
      state.passed(head.index());
      state.feed().compacted(head.compacted());
      return state;
    }
  }

  private static void take(Line line, State state) throws IOException {
    switch (line) {
      case Line.Holds holds -> state.fold(holds.effect());
      case Line.Remembers remembers -> state.memory().add(remembers.kept());
      case Line.Tells tells -> state.feed().add(shared(tells.entry(), state));
      case Line.Head _, Line.End _ -> throw new IOException("the snapshot is not whole");
    }
  }

  /// The same entry with the revisions that the state holds anyway.
  private static Entry shared(Entry entry, State state) {
    List<Effect> effects = entry.effects().stream().map(it -> shared(it, state)).toList();
    return new Entry(entry.index(), effects);
  }

  private static Effect shared(Effect effect, State state) {
    return effect instanceof Effect.ConfigPut put
        ? state
            .revision(put.revision().key(), put.revision().version())
            .filter(it -> it.index() == put.revision().index())
            .<Effect>map(Effect.ConfigPut::new)
            .orElse(effect)
        : effect;
  }

  private static Line next(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the snapshot ends too early");
    }
    return Codec.read(line.getBytes(StandardCharsets.UTF_8), Line.class);
  }
}
