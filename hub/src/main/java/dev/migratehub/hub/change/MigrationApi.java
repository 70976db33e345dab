package dev.migratehub.hub.change;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.web.Fields;
import dev.migratehub.hub.web.Paging;
import dev.migratehub.hub.web.Slice;
import dev.migratehub.hub.web.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Migrations and their versions as REST.
@RestController
@RequestMapping("/api/v1/migrations")
final class MigrationApi {

  private final Migrations migrations;

  MigrationApi(Migrations migrations) {
    this.migrations = migrations;
  }

  /// A migration without its texts.
  record Line(
      UUID id,
      UUID projectId,
      String key,
      String name,
      String ticket,
      String description,
      UUID createdBy,
      Instant createdAt,
      Instant updatedAt,
      int currentVersion,
      long version) {

    static Line of(Migration migration) {
      return new Line(
          migration.id(),
          migration.projectId(),
          migration.key(),
          migration.name(),
          migration.ticket(),
          migration.description(),
          migration.createdBy(),
          migration.createdAt(),
          migration.updatedAt(),
          migration.currentVersion(),
          migration.version());
    }
  }

  record VersionView(
      int number,
      String sqlUp,
      Optional<String> sqlDown,
      String shaUp,
      Optional<String> shaDown,
      String transactionMode,
      UUID author,
      Instant createdAt,
      String comment) {

    static VersionView of(Migration.Version version) {
      return new VersionView(
          version.number(),
          version.sqlUp(),
          version.sqlDown(),
          version.shaUp(),
          version.shaDown(),
          Modes.text(version.transactionMode()),
          version.author(),
          version.createdAt(),
          version.comment());
    }
  }

  record View(@JsonUnwrapped Line migration, VersionView newest) {}

  record NewMigration(
      @Nullable UUID projectId,
      @Nullable String key,
      @Nullable String name,
      @Nullable String ticket,
      @Nullable String description,
      @Nullable String sqlUp,
      @Nullable String sqlDown,
      @Nullable String transactionMode,
      @Nullable String comment) {

    Wish wish() {
      return new Wish(
          Optional.ofNullable(key).filter(it -> !it.isEmpty()),
          Fields.required("name", name),
          Fields.orEmpty(ticket),
          Fields.orEmpty(description),
          Fields.required("sqlUp", sqlUp),
          Optional.ofNullable(sqlDown),
          Optional.ofNullable(transactionMode).map(Modes::of),
          Fields.orEmpty(comment));
    }
  }

  record Change(
      @Nullable String name,
      @Nullable String ticket,
      @Nullable String description,
      @Nullable String sqlUp,
      @Nullable String sqlDown,
      @Nullable String transactionMode,
      @Nullable String comment) {

    Edit edit() {
      return new Edit(
          Optional.ofNullable(name),
          Optional.ofNullable(ticket),
          Optional.ofNullable(description),
          Optional.ofNullable(sqlUp),
          Optional.ofNullable(sqlDown),
          Optional.ofNullable(transactionMode).map(Modes::of),
          Fields.orEmpty(comment));
    }
  }

  @GetMapping
  Slice<Line> list(
      Actor actor,
      @RequestParam(required = false) @Nullable UUID project,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String ticket,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable UUID author,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    Migrations.Filter filter =
        new Migrations.Filter(
            Optional.ofNullable(project),
            Fields.filter("q", q),
            Fields.filter("ticket", ticket),
            Fields.filter("key", key),
            Optional.ofNullable(author));
    return migrations.list(actor, filter, Paging.of(limit, cursor)).map(Line::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> create(Actor actor, @RequestBody NewMigration body) {
    UUID project = Fields.required("projectId", body.projectId());
    return tagged(HttpStatus.CREATED, migrations.create(actor, project, body.wish()));
  }

  @GetMapping("/{id}")
  ResponseEntity<View> one(Actor actor, @PathVariable UUID id) {
    return tagged(HttpStatus.OK, migrations.one(actor, id));
  }

  @PatchMapping("/{id}")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Change body) {
    return tagged(
        HttpStatus.OK, migrations.change(actor, id, body.edit(), Versions.wanted(ifMatch)));
  }

  @GetMapping("/{id}/history")
  List<History> history(Actor actor, @PathVariable UUID id) {
    return migrations.history(actor, id);
  }

  @GetMapping("/{id}/versions/{number}")
  VersionView version(Actor actor, @PathVariable UUID id, @PathVariable int number) {
    return VersionView.of(migrations.version(actor, id, number));
  }

  private static ResponseEntity<View> tagged(HttpStatus status, Migration.Current current) {
    return ResponseEntity.status(status)
        .eTag(Versions.tag(current.migration().version()))
        .body(new View(Line.of(current.migration()), VersionView.of(current.newest())));
  }
}
