package dev.migratehub.seed.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The events of a YAML file, as it is read. No object is ever made of them; anchors, aliases and
/// tags are refused.
final class YamlEvents implements AutoCloseable {

  private static final int LONGEST = 1 << 24;

  private final String file;
  private final SeedText text;
  private final Iterator<Event> events;
  private final Bounded reader;

  YamlEvents(SeedFile seed) throws IOException {
    this(seed.shown(), SeedText.open(seed.path()));
  }

  YamlEvents(String file, SeedText text) {
    this.file = file;
    this.text = text;
    this.reader = new Bounded(text.reader());
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setMaxAliasesForCollections(0)
            .setBufferSize(1 << 14)
            .build();
    this.events = new Parse(settings).parseReader(reader).iterator();
  }

  /// The next event.
  Event next() {
    try {
      Event event = events.next();
      reader.read = 0;
      refuse(event);
      return event;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw Unreadable.at(file + ":" + line, "it is not YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw e.getCause() instanceof IOException io
          ? Unreadable.because(file, io)
          : Unreadable.at(file, "it is not YAML: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw Unreadable.at(file, String.valueOf(e.getMessage()), e);
    } catch (IllegalStateException e) {
      throw Unreadable.at(file, String.valueOf(e.getMessage()), e);
    }
  }

  /// The next event, which must be a plain value.
  ScalarEvent scalar(String what) {
    Event event = next();
    if (event instanceof ScalarEvent scalar) {
      return scalar;
    }
    throw wrong(event, what + " must be one value");
  }

  /// A problem at an event.
  RuntimeException wrong(Event event, String why) {
    return Unreadable.at(file + ":" + line(event), why);
  }

  /// The line of an event, from 1.
  static long line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private void refuse(Event event) {
    if (event instanceof AliasEvent) {
      throw wrong(event, "aliases are not taken; write the value out");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw wrong(event, "anchors are not taken; write the value out where it is needed");
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent start -> start.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      throw wrong(event, "tags such as " + tag.get() + " are not taken; types follow the column");
    }
  }

  long bytes() {
    return text.bytes();
  }

  @Override
  public void close() {
    try {
      text.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends the reading of a value that does not end.
  private static final class Bounded extends FilterReader {

    private long read;

    Bounded(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      read += Math.max(0, count);
      if (read > LONGEST) {
        throw new IllegalStateException(
            "a value is longer than %d million characters; is a quote not closed?"
                .formatted(LONGEST / 1_000_000));
      }
      return count;
    }
  }
}
