package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.access.Role;
import dev.migratehub.hub.web.Fields;
import dev.migratehub.hub.web.Frame;
import dev.migratehub.hub.web.Links;
import dev.migratehub.hub.web.PageController;
import dev.migratehub.hub.web.Pages;
import dev.migratehub.hub.web.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Looking for events of the audit, and for admins, checking the whole of it.
@PageController
@RequestMapping("/audit")
final class AuditPages {

  private final Audits audits;
  private final Clock clock;
  private final Pages pages;
  private final AtomicReference<Optional<Checked>> checked =
      new AtomicReference<>(Optional.empty());

  AuditPages(Audits audits, Clock clock, Pages pages) {
    this.audits = audits;
    this.clock = clock;
    this.pages = pages;
  }

  /// What the page shows.
  ///
  /// @param wanted the filters as they were given
  /// @param checked what came of checking the chain the last time, on this node
  record Content(
      Slice<AuditEvent> events,
      Map<String, String> wanted,
      Optional<String> next,
      Optional<Checked> checked) {

    /// Whether it was checked just now.
    boolean fresh() {
      return wanted.containsKey("check");
    }

    String wanted(String field) {
      return wanted.getOrDefault(field, "");
    }

    List<Action> actions() {
      return List.of(Action.values());
    }
  }

  /// That the chain was checked, and when.
  record Checked(Verification result, Instant at) {}

  @GetMapping
  ResponseEntity<byte[]> search(
      Actor actor,
      HttpServletRequest request,
      @RequestParam Map<String, String> wanted,
      @RequestParam(required = false) @Nullable String cursor) {
    Slice<AuditEvent> found = audits.list(actor, search(wanted), Search.Page.of(null, cursor));
    if (wanted.containsKey("check") && actor.role() == Role.ADMIN) {
      checked.set(Optional.of(new Checked(audits.verify(actor), clock.instant())));
    }
    Content content = new Content(found, wanted, Links.next(request, found.next()), checked.get());
    return pages.show("audit/search", Frame.of(actor, request, "audit", "Audit"), content);
  }

  private static Search search(Map<String, String> wanted) {
    return new Search(
        filter(wanted, "actor"),
        filter(wanted, "action"),
        filter(wanted, "resourceType"),
        filter(wanted, "resourceId"),
        Optional.empty(),
        filter(wanted, "env"),
        filter(wanted, "outcome"),
        day(wanted, "from", 0),
        day(wanted, "to", 1));
  }

  private static Optional<String> filter(Map<String, String> wanted, String field) {
    return Fields.filter(field, wanted.getOrDefault(field, "").strip());
  }

  /// The beginning of a day, or of one after it.
  private static Optional<Instant> day(Map<String, String> wanted, String field, int later) {
    try {
      return filter(wanted, field)
          .map(it -> LocalDate.parse(it).plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      throw Refusal.invalid(field, "must be a day such as 2026-01-31");
    }
  }
}
