package dev.migratehub.hub.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.hub.access.Refusal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;

/// A stretch of the chain without gaps, ready to be written: event by event, then the checkpoint of
/// the last one, so that a cut is noticed. Memory does not grow with it.
final class Export {

  private final AuditStore store;
  private final Format format;
  private final long from;
  private final Checkpoint checkpoint;

  Export(AuditStore store, Format format, long from, Checkpoint checkpoint) {
    this.store = store;
    this.format = format;
    this.from = from;
    this.checkpoint = checkpoint;
  }

  /// How it is written.
  enum Format {
    NDJSON("application/x-ndjson"),
    CSV("text/csv; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
      this.contentType = contentType;
    }

    String contentType() {
      return contentType;
    }

    static Format of(String text) {
      try {
        return valueOf(text.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw Refusal.invalid("format", "must be ndjson or csv");
      }
    }
  }

  Format format() {
    return format;
  }

  long from() {
    return from;
  }

  long to() {
    return checkpoint.seq();
  }

  /// Writes all of it.
  void write(OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    Lines lines = format == Format.CSV ? new CsvLines() : new JsonLines();
    writer.write(lines.head());
    try {
      store.each(from, to(), event -> line(writer, lines.event(event)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.write(lines.checkpoint(checkpoint));
    writer.flush();
  }

  private static void line(Writer writer, String line) {
    try {
      writer.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes events as lines.
  interface Lines {

    String head();

    String event(AuditEvent event);

    String checkpoint(Checkpoint checkpoint);
  }
}
