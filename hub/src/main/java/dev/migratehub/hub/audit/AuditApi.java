package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.web.Fields;
import dev.migratehub.hub.web.Slice;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The audit as REST.
@RestController
@RequestMapping("/api/v1/audit")
final class AuditApi {

  private final Audits audits;

  AuditApi(Audits audits) {
    this.audits = audits;
  }

  record KeyView(String id, String algorithm, String publicKey) {

    static KeyView of(SigningKey key) {
      return new KeyView(key.id(), SigningKey.ALGORITHM, key.publicKey());
    }
  }

  @GetMapping
  Slice<AuditEvent> list(
      Actor actor,
      @RequestParam(required = false, name = "actor") @Nullable String who,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false, name = "resource_type") @Nullable String resourceType,
      @RequestParam(required = false, name = "resource_id") @Nullable String resourceId,
      @RequestParam(required = false) @Nullable UUID project,
      @RequestParam(required = false) @Nullable String env,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Search search =
        new Search(
            Fields.filter("actor", who),
            Fields.filter("action", action),
            Fields.filter("resource_type", resourceType),
            Fields.filter("resource_id", resourceId),
            Optional.ofNullable(project),
            Fields.filter("env", env),
            Fields.filter("outcome", outcome),
            instant("from", from),
            instant("to", to));
    return audits.list(actor, search, Search.Page.of(limit, cursor));
  }

  @GetMapping("/export")
  ResponseEntity<StreamingResponseBody> export(
      Actor actor,
      @RequestParam(defaultValue = "ndjson") String format,
      @RequestParam(defaultValue = "1") long from,
      @RequestParam(required = false) @Nullable Long to) {
    Export export = audits.export(actor, Export.Format.of(format), from, Optional.ofNullable(to));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(export.format().contentType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"audit-%d-%d.%s\"".formatted(export.from(), export.to(), format))
        .body(export::write);
  }

  @GetMapping("/verification")
  Verification verify(Actor actor) {
    return audits.verify(actor);
  }

  @GetMapping("/checkpoints")
  List<Checkpoint> checkpoints(Actor actor) {
    return audits.checkpoints(actor);
  }

  @PostMapping("/checkpoints")
  @ResponseStatus(HttpStatus.CREATED)
  Checkpoint checkpoint(Actor actor) {
    return audits.checkpoint(actor);
  }

  @GetMapping("/keys")
  List<KeyView> keys(Actor actor) {
    return audits.keys(actor).stream().map(KeyView::of).toList();
  }

  private static Optional<Instant> instant(String field, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw Refusal.invalid(field, "must be a time such as 2026-01-31T23:59:59Z");
    }
  }
}
