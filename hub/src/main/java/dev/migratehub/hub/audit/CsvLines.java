package dev.migratehub.hub.audit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Comma-separated values (RFC 4180), every one in quotes, so that line ends in them stay what they
/// are. The checkpoint is the last record; its first value is a word.
final class CsvLines implements Export.Lines {

  @Override
  public String head() {
    return record(
        List.of(
            "seq",
            "at",
            "actor_id",
            "actor_name",
            "session",
            "ip",
            "request_id",
            "action",
            "outcome",
            "resource_type",
            "resource_id",
            "project_id",
            "environment",
            "details",
            "previous",
            "hash"));
  }

  @Override
  public String event(AuditEvent event) {
    return record(
        List.of(
            "" + event.seq(),
            Chain.text(event.at()),
            event.actorId().map(UUID::toString).orElse(""),
            event.actorName(),
            event.session(),
            event.ip(),
            event.requestId(),
            event.action(),
            event.outcome(),
            event.resourceType(),
            event.resourceId(),
            event.projectId().map(UUID::toString).orElse(""),
            event.environment().orElse(""),
            event.details(),
            event.previous(),
            event.hash()));
  }

  @Override
  public String checkpoint(Checkpoint checkpoint) {
    return record(
        List.of(
            "checkpoint",
            "" + checkpoint.seq(),
            checkpoint.hash(),
            Chain.text(checkpoint.at()),
            checkpoint.keyId(),
            checkpoint.signature()));
  }

  private static String record(List<String> values) {
    return values.stream()
        .map(value -> "\"" + value.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
