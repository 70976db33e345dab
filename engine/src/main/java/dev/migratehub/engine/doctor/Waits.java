package dev.migratehub.engine.doctor;

import dev.migratehub.engine.dialect.Finding;
import dev.migratehub.engine.dialect.Finding.Topic;
import dev.migratehub.engine.dialect.Health;
import dev.migratehub.engine.jdbc.Row;
import dev.migratehub.engine.lock.Holder;
import dev.migratehub.engine.target.OpenTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Sessions of others that a migration may have to wait for, and how time goes at the server.
record Waits(OpenTarget open, Duration patience, Clock clock) {

  private static final Duration FAR = Duration.ofSeconds(2);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  List<Finding> sessions() {
    Health health = open.dialect().health();
    if (health.transactions().isEmpty()) {
      return List.of();
    }
    List<Finding> found =
        open.session().query(health.transactions(), this::session, patience.toSeconds());
    return found.isEmpty()
        ? List.of(
            Finding.ok(
                Topic.SESSIONS,
                "no transaction of others is open for longer than " + patience.toSeconds() + " s"))
        : found;
  }

  private Finding session(Row row) {
    Holder holder =
        new Holder(
            row.text("session_id"),
            row.text("user_name"),
            row.text("host"),
            row.text("since"),
            Masked.statement(open.dialect(), row.text("statement")));
    return Finding.note(
        Topic.SESSIONS,
        "%s for %s, and may keep a migration waiting: %s"
            .formatted(row.text("state"), words(row.number("seconds")), holder),
        "let it end, or: " + open.dialect().health().ending().formatted(holder.session()));
  }

  private static String words(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    if (seconds < 120) {
      return seconds + " s";
    }
    return time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
  }

  List<Finding> difference() {
    String query = open.dialect().health().now();
    if (query.isEmpty()) {
      return List.of();
    }
    Instant before = clock.instant();
    String said = open.session().query(query, Row::first).getFirst();
    Instant after = clock.instant();
    Instant there = LocalDateTime.parse(said, TIME).toInstant(ZoneOffset.UTC);
    Duration ahead =
        Duration.between(before.plus(Duration.between(before, after).dividedBy(2)), there);
    long seconds = Math.abs(ahead.toSeconds());
    return List.of(
        ahead.abs().compareTo(FAR) < 0
            ? Finding.ok(Topic.CLOCK, "the server's clock and the one here agree")
            : Finding.note(
                Topic.CLOCK,
                "the server's clock is %s %s the one here"
                    .formatted(words(seconds), ahead.isNegative() ? "behind" : "ahead of"),
                "set both by a time server: the history notes the time of here"));
  }
}
