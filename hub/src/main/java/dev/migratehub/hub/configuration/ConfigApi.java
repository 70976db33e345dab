package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.Consistency;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.guardian.registry.Revision;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.configuration.Configs.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Configurations as REST.
@RestController
@RequestMapping("/v1/projects/{id}/configs")
final class ConfigApi {

  private static final String KEY = "Idempotency-Key";
  private static final int USUAL = 50;

  private final Configs configs;

  ConfigApi(Configs configs) {
    this.configs = configs;
  }

  /// @param index the log index that made this version
  record View(
      String key,
      String schema,
      long version,
      RawJson content,
      String author,
      Instant at,
      String comment,
      Optional<Long> rolledBackTo,
      long index) {

    static View of(Written it) {
      Revision revision = it.revision();
      return new View(
          revision.key().key(),
          revision.schema(),
          revision.version(),
          RawJson.of(revision.content()),
          it.author(),
          revision.at(),
          revision.comment(),
          Optional.of(revision.rolledBackTo()).filter(to -> to > 0),
          revision.index());
    }
  }

  /// @param next the key to give as `after`; missing at the end
  /// @param index of the state that was read; whoever watches from here on misses nothing
  record Page(List<View> items, Optional<String> next, long index) {}

  record NewConfig(String key, String schema, RawJson content, @Nullable String comment) {}

  /// @param version the one that was seen; or by If-Match
  record ConfigEdit(RawJson content, @Nullable Long version, @Nullable String comment) {}

  /// @param to the version whose content is wanted back
  /// @param version the one that was seen; or by If-Match
  record Rollback(long to, @Nullable Long version, @Nullable String comment) {}

  /// @param kind `added`, `removed` or `changed`
  record PlaceView(
      String pointer, String kind, Optional<RawJson> before, Optional<RawJson> after) {}

  record DiffView(String key, long from, long to, List<PlaceView> places) {}

  @GetMapping
  Page list(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String prefix,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String consistency) {
    Configs.Page page =
        configs.list(actor, id, prefix, after, limit == null ? USUAL : limit, how(consistency));
    return new Page(page.items().stream().map(View::of).toList(), page.next(), page.index());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> create(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody NewConfig wish) {
    return tagged(
        HttpStatus.CREATED,
        configs.change(
            actor,
            new Command.CreateConfig(
                Keys.fresh(id, wish.key()), wish.schema(), 0, wish.content().content()),
            asked(key, wish.comment())));
  }

  @GetMapping("/{key}")
  ResponseEntity<View> one(
      Actor actor,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String consistency) {
    return tagged(HttpStatus.OK, configs.one(actor, id, key, how(consistency)));
  }

  /// The content and nothing else, of the current version or of another one.
  @GetMapping("/{key}/content")
  ResponseEntity<RawJson> content(
      Actor actor,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable Long version) {
    Revision revision =
        (version == null
                ? configs.one(actor, id, key, Consistency.STRICT)
                : configs.revision(actor, id, key, version))
            .revision();
    return ResponseEntity.ok().eTag(Tags.of(revision)).body(RawJson.of(revision.content()));
  }

  @PutMapping("/{key}")
  ResponseEntity<View> change(
      Actor actor,
      @PathVariable String id,
      @PathVariable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = KEY, required = false) @Nullable String request,
      @RequestBody ConfigEdit edit) {
    return tagged(
        HttpStatus.OK,
        configs.change(
            actor,
            new Command.ChangeConfig(
                Keys.asked(id, key),
                Tags.seen(ifMatch, edit.version()),
                0,
                edit.content().content()),
            asked(request, edit.comment())));
  }

  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      Actor actor,
      @PathVariable String id,
      @PathVariable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = KEY, required = false) @Nullable String request,
      @RequestParam(required = false) @Nullable Long version,
      @RequestParam(required = false) @Nullable String comment) {
    configs.remove(
        actor,
        new Command.RemoveConfig(Keys.asked(id, key), Tags.seen(ifMatch, version)),
        asked(request, comment));
  }

  @GetMapping("/{key}/revisions")
  List<View> revisions(Actor actor, @PathVariable String id, @PathVariable String key) {
    return configs.revisions(actor, id, key).stream().map(View::of).toList();
  }

  @GetMapping("/{key}/revisions/{version}")
  View revision(
      Actor actor, @PathVariable String id, @PathVariable String key, @PathVariable long version) {
    return View.of(configs.revision(actor, id, key, version));
  }

  /// Between two versions; where none is said, the current one and the one before the other.
  @GetMapping("/{key}/diff")
  DiffView diff(
      Actor actor,
      @PathVariable String id,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable Long from,
      @RequestParam(required = false) @Nullable Long to) {
    Revision after =
        to == null
            ? configs.one(actor, id, key, Consistency.STRICT).revision()
            : configs.revision(actor, id, key, to).revision();
    long other = from == null ? Math.max(1, after.version() - 1) : from;
    Revision before = configs.revision(actor, id, key, other).revision();
    List<PlaceView> places =
        JsonDiff.of(before.content(), after.content()).places().stream()
            .map(it -> new PlaceView(it.pointer(), it.kind(), it.before(), it.after()))
            .toList();
    return new DiffView(key, before.version(), after.version(), places);
  }

  @PostMapping("/{key}/rollback")
  ResponseEntity<View> rollBack(
      Actor actor,
      @PathVariable String id,
      @PathVariable String key,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestHeader(name = KEY, required = false) @Nullable String request,
      @RequestBody Rollback wish) {
    return tagged(
        HttpStatus.OK,
        configs.change(
            actor,
            new Command.RollBack(
                Keys.asked(id, key), Tags.seen(ifMatch, wish.version()), 0, wish.to(), 0),
            asked(request, wish.comment())));
  }

  static Asked asked(@Nullable String key, @Nullable String comment) {
    return Asked.of(Optional.ofNullable(key), comment == null ? "" : comment);
  }

  static Consistency how(@Nullable String text) {
    return switch (text == null ? "strict" : text) {
      case "strict" -> Consistency.STRICT;
      case "stale" -> Consistency.STALE;
      default -> throw Refusal.invalid("consistency", "must be strict or stale");
    };
  }

  private static ResponseEntity<View> tagged(HttpStatus status, Written written) {
    return ResponseEntity.status(status).eTag(Tags.of(written.revision())).body(View.of(written));
  }
}
