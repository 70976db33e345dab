package dev.migratehub.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Walks along the chain of an export and stops at the first thing that is wrong with it.
public final class AuditCheck {

  private static final String START = "0".repeat(64);
  private static final String ALGORITHM = "Ed25519";

  private final AuditFile file;
  private final long from;
  private final Optional<PublicKey> key;
  private long next;
  private @Nullable String last;
  private @Nullable Bad bad;
  private Line.@Nullable Checkpoint checkpoint;

  private AuditCheck(AuditFile file, long from, Optional<PublicKey> key) {
    this.file = file;
    this.from = from;
    this.key = key;
    this.next = from;
    this.last = from == 1 ? START : null;
  }

  /// The first thing that is wrong.
  ///
  /// @param seq the event it is about; 0 when it is about none
  /// @param what a clause that goes on from the event: `was edited: …`
  public record Bad(long seq, String what) {}

  /// What was found.
  ///
  /// @param to the last event that is as it was
  /// @param keyId names the key whose signature stands at the end; empty without one
  /// @param signed whether that signature was checked and holds
  public record Result(long from, long to, String keyId, boolean signed, Optional<Bad> bad) {}

  /// Checks a file.
  ///
  /// @param from the event it is to begin with
  /// @param key the hub's public key; empty to leave signatures unchecked
  /// @throws dev.migratehub.engine.problem.ProblemException when it cannot be read
  public static Result of(AuditFile file, long from, Optional<PublicKey> key) {
    AuditCheck check = new AuditCheck(file, from, key);
    file.lines(check::take);
    return check.result();
  }

  /// A public key as the hub publishes it.
  ///
  /// @throws IllegalArgumentException when it is none
  public static PublicKey key(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.strip());
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 key", e);
    }
  }

  private Result result() {
    Line.Checkpoint end = checkpoint;
    if (bad == null && end == null) {
      bad = new Bad(next, "and what follows may have been cut off: no checkpoint is at the end");
    }
    return new Result(
        from,
        next - 1,
        end == null ? "" : end.keyId(),
        bad == null && key.isPresent(),
        Optional.ofNullable(bad));
  }

  private boolean take(Line line) {
    bad =
        switch (line) {
          case Line.Event event -> event(event);
          case Line.Checkpoint it -> checkpoint(it);
          case Line.Unreadable it ->
              new Bad(next, "is not readable: line " + it.number() + " is no event");
        };
    return bad == null;
  }

  private @Nullable Bad event(Line.Event event) {
    if (checkpoint != null) {
      return new Bad(event.seq(), "was added behind the end that was signed");
    }
    if (event.seq() != next) {
      return misplaced(event);
    }
    if (!event.computed().equals(event.hash())) {
      return new Bad(event.seq(), "was edited: its hash is not the one of its fields");
    }
    if (last != null && !event.previous().equals(last)) {
      return next == from
          ? new Bad(event.seq(), "was edited: the first event follows from none")
          : new Bad(
              next - 1,
              "was edited and its hash made anew: event %d holds another".formatted(next));
    }
    last = event.hash();
    next++;
    return null;
  }

  private Bad misplaced(Line.Event event) {
    if (event.seq() < next) {
      return new Bad(event.seq(), "was moved or doubled: it stands behind event " + (next - 1));
    }
    if (later(next)) {
      return new Bad(next, "was moved: event %d stands in its place".formatted(event.seq()));
    }
    return next == from
        ? new Bad(next, "was cut off: the file begins with event " + event.seq())
        : new Bad(next, "was removed: event %d follows".formatted(event.seq()));
  }

  private boolean later(long seq) {
    AtomicBoolean found = new AtomicBoolean();
    file.lines(line -> {
      found.set(line instanceof Line.Event event && event.seq() == seq);
      return !found.get();
    });
    return found.get();
  }

  private @Nullable Bad checkpoint(Line.Checkpoint it) {
    if (key.isPresent() && !signed(it, key.get())) {
      return new Bad(it.seq(), "has a checkpoint that this key did not sign");
    }
    if (it.seq() != next - 1) {
      return new Bad(next, "was cut off: the checkpoint at the end is of event " + it.seq());
    }
    if (!it.hash().equals(last)) {
      return new Bad(it.seq(), "is not the one that was signed: its hash is another");
    }
    checkpoint = it;
    return null;
  }

  private static boolean signed(Line.Checkpoint it, PublicKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(it.signed().getBytes(UTF_8));
      return signature.verify(Base64.getDecoder().decode(it.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
