package dev.migratehub.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AuditCheckTest {

  private static final int EVENTS = 6;

  @TempDir private Path folder;

  private final KeyPair key = pair();

  /// The two ways in which a hub writes.
  enum Form {
    NDJSON {
      @Override
      String event(Line.Event event) {
        StringBuilder line = new StringBuilder("{\"seq\":" + event.seq());
        for (int i = 1; i < Line.Event.NAMES.size(); i++) {
          line.append(",\"%s\":%s".formatted(Line.Event.NAMES.get(i), json(event.fields().get(i))));
        }
        return line.append(",\"hash\":\"%s\"}\n".formatted(event.hash())).toString();
      }

      @Override
      String checkpoint(Line.Checkpoint it) {
        return "{\"checkpoint\":%d,\"hash\":\"%s\",\"at\":\"%s\",\"key_id\":\"%s\",\"signature\":\"%s\"}\n"
            .formatted(it.seq(), it.hash(), it.at(), it.keyId(), it.signature());
      }

      @Override
      String head() {
        return "";
      }

      private String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
      }
    },
    CSV {
      @Override
      String event(Line.Event event) {
        List<String> values = new ArrayList<>(event.fields());
        values.add(event.hash());
        return record(values);
      }

      @Override
      String checkpoint(Line.Checkpoint it) {
        return record(
            List.of("checkpoint", "" + it.seq(), it.hash(), it.at(), it.keyId(), it.signature()));
      }

      @Override
      String head() {
        return String.join(",", Line.Event.NAMES) + ",hash\r\n";
      }

      private String record(List<String> values) {
        return String.join(
                ",", values.stream().map(it -> "\"" + it.replace("\"", "\"\"") + "\"").toList())
            + "\r\n";
      }
    };

    abstract String head();

    abstract String event(Line.Event event);

    abstract String checkpoint(Line.Checkpoint checkpoint);
  }

  @ParameterizedTest
  @EnumSource
  void what_was_left_alone_is_as_it_was_written(Form form) {
    AuditCheck.Result result = check(form, events(), checkpoint(events()), 1);
    assertThat(result.bad()).isEmpty();
    assertThat(result.to()).isEqualTo(EVENTS);
    assertThat(result.signed()).isTrue();
    AuditCheck.Result unsigned =
        AuditCheck.of(write(form, events(), checkpoint(events())), 1, Optional.empty());
    assertThat(unsigned.bad()).isEmpty();
    assertThat(unsigned.signed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void each_field_of_each_event_that_was_edited_is_found(Form form) {
    for (int event = 0; event < EVENTS; event++) {
      for (int field = 1; field < Line.Event.NAMES.size(); field++) {
        List<Line.Event> events = events();
        Line.Event old = events.get(event);
        List<String> fields = new ArrayList<>(old.fields());
        fields.set(field, fields.get(field) + "x");
        events.set(event, new Line.Event(old.seq(), fields, fields.getLast(), old.hash()));
        AuditCheck.Bad bad = bad(form, events);
        assertThat(bad.seq()).isEqualTo(event + 1);
        assertThat(bad.what()).startsWith("was edited");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_event_whose_hash_was_made_anew_is_found_by_the_next(Form form) {
    List<Line.Event> events = events();
    events.set(2, remade(events.get(2), events.get(2).previous()));
    assertThat(bad(form, events))
        .isEqualTo(
            new AuditCheck.Bad(3, "was edited and its hash made anew: event 4 holds another"));
  }

  @ParameterizedTest
  @EnumSource
  void a_chain_made_anew_is_found_by_the_signature(Form form) {
    List<Line.Event> events = new ArrayList<>(events().subList(0, 2));
    for (Line.Event old : events().subList(2, EVENTS)) {
      events.add(remade(old, events.getLast().hash()));
    }
    assertThat(bad(form, events).what()).startsWith("is not the one that was signed");
    Line.Checkpoint forged = checkpoint(events, pair());
    assertThat(check(form, events, forged, 1).bad().orElseThrow().what())
        .isEqualTo("has a checkpoint that this key did not sign");
  }

  @ParameterizedTest
  @EnumSource
  void a_removed_event_is_named(Form form) {
    for (int i = 1; i < EVENTS - 1; i++) {
      List<Line.Event> events = events();
      events.remove(i);
      assertThat(bad(form, events))
          .isEqualTo(new AuditCheck.Bad(i + 1, "was removed: event %d follows".formatted(i + 2)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_moved_event_is_named(Form form) {
    List<Line.Event> events = events();
    Collections.swap(events, 2, 3);
    assertThat(bad(form, events))
        .isEqualTo(new AuditCheck.Bad(3, "was moved: event 4 stands in its place"));
    List<Line.Event> doubled = events();
    doubled.add(3, doubled.get(1));
    assertThat(bad(form, doubled))
        .isEqualTo(new AuditCheck.Bad(2, "was moved or doubled: it stands behind event 3"));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_cut_off_is_named(Form form) {
    List<Line.Event> events = events();
    assertThat(bad(form, events.subList(0, 4)))
        .isEqualTo(new AuditCheck.Bad(5, "was cut off: the checkpoint at the end is of event 6"));
    assertThat(bad(form, events.subList(2, EVENTS)))
        .isEqualTo(new AuditCheck.Bad(1, "was cut off: the file begins with event 3"));
    AuditCheck.Bad open =
        AuditCheck.of(write(form, events, null), 1, Optional.empty()).bad().orElseThrow();
    assertThat(open.what()).contains("no checkpoint is at the end");
  }

  @ParameterizedTest
  @EnumSource
  void an_export_may_begin_later_when_that_is_said(Form form) {
    List<Line.Event> events = events().subList(2, EVENTS);
    assertThat(check(form, events, checkpoint(events()), 3).bad()).isEmpty();
  }

  @Test
  void what_is_no_export_is_refused(@TempDir Path other) throws IOException {
    for (String text :
        List.of("", "hello", "{\"seq\":1}\n", "{\n", "{\"seq\":1,\"seq\":1}", "seq\n1")) {
      Path file = other.resolve("file");
      Files.writeString(file, text);
      assertThat(AuditCheck.of(new AuditFile(file.toString()), 1, Optional.empty()).bad())
          .as(text)
          .isPresent();
    }
    assertThatThrownBy(() -> AuditCheck.of(new AuditFile(other + "/none"), 1, Optional.empty()))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> AuditCheck.key("bm8ga2V5"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private AuditCheck.Bad bad(Form form, List<Line.Event> events) {
    return check(form, events, checkpoint(events()), 1).bad().orElseThrow();
  }

  private AuditCheck.Result check(
      Form form, List<Line.Event> events, Line.Checkpoint checkpoint, long from) {
    Optional<PublicKey> shown =
        Optional.of(
            AuditCheck.key(Base64.getEncoder().encodeToString(key.getPublic().getEncoded())));
    return AuditCheck.of(write(form, events, checkpoint), from, shown);
  }

  private AuditFile write(
      Form form, List<Line.Event> events, Line.@org.jspecify.annotations.Nullable Checkpoint end) {
    String text =
        Stream.concat(
                Stream.concat(Stream.of(form.head()), events.stream().map(form::event)),
                Stream.ofNullable(end).map(form::checkpoint))
            .reduce("", String::concat);
    try {
      Path file = folder.resolve("export");
      Files.writeString(file, text);
      return new AuditFile(file.toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Line.Event> events() {
    List<Line.Event> events = new ArrayList<>();
    String previous = "0".repeat(64);
    for (int i = 1; i <= EVENTS; i++) {
      List<String> fields = new ArrayList<>(List.of("" + i, "2026-01-31T12:00:00.000000Z", ""));
      fields.addAll(List.of("änn@example.org", "s", "127.0.0.1", "r", "a.b", "allowed", "t", "id"));
      fields.addAll(List.of("", "stg", "{\"a\":\"one, \\\"two\\\"\n" + i + "\"}", previous));
      Line.Event event = hashed(i, fields);
      events.add(event);
      previous = event.hash();
    }
    return events;
  }

  private static Line.Event remade(Line.Event old, String previous) {
    List<String> fields = new ArrayList<>(old.fields());
    fields.set(3, "somebody@example.org");
    fields.set(fields.size() - 1, previous);
    return hashed(old.seq(), fields);
  }

  private static Line.Event hashed(long seq, List<String> fields) {
    Line.Event bare = new Line.Event(seq, fields, fields.getLast(), "");
    return new Line.Event(seq, fields, fields.getLast(), bare.computed());
  }

  private Line.Checkpoint checkpoint(List<Line.Event> events) {
    return checkpoint(events, key);
  }

  private static Line.Checkpoint checkpoint(List<Line.Event> events, KeyPair key) {
    Line.Event last = events.getLast();
    Line.Checkpoint bare =
        new Line.Checkpoint(last.seq(), last.hash(), "2026-01-31T12:00:00.000000Z", "k", "");
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key.getPrivate());
      signature.update(bare.signed().getBytes(UTF_8));
      return new Line.Checkpoint(
          bare.seq(),
          bare.hash(),
          bare.at(),
          bare.keyId(),
          Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
