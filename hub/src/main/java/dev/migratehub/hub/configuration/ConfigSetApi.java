package dev.migratehub.hub.configuration;

import dev.migratehub.guardian.registry.Answer;
import dev.migratehub.guardian.registry.Command;
import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import dev.migratehub.hub.audit.Action;
import dev.migratehub.hub.web.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many configurations of a project at once: changes that belong together, out and in.
@RestController
@RequestMapping("/v1/projects/{id}")
final class ConfigSetApi {

  private static final String KEY = "Idempotency-Key";

  private final Configs configs;
  private final Transfers transfers;

  ConfigSetApi(Configs configs, Transfers transfers) {
    this.configs = configs;
    this.transfers = transfers;
  }

  /// @param action `create` with `schema` and `content`, `change` with `version` and `content`,
  ///   `rollback` with `version` and `to`, `delete` with `version`
  record ChangeItem(
      String action,
      String key,
      @Nullable String schema,
      @Nullable RawJson content,
      @Nullable Long version,
      @Nullable Long to) {}

  record Batch(List<ChangeItem> changes, @Nullable String comment) {}

  /// @param versions in the order of the changes; of one that was removed its last
  record BatchView(long index, List<Long> versions) {}

  record ExportedSchema(String id, String name, RawJson content) {}

  record ExportedConfig(String key, String schema, RawJson content, @Nullable Long version) {}

  record Export(
      String project, long index, List<ExportedSchema> schemas, List<ExportedConfig> configs) {}

  /// @param schemas that are made if they are missing
  record Import(
      @Nullable String project,
      @Nullable Long index,
      @Nullable List<ExportedSchema> schemas,
      List<ExportedConfig> configs,
      @Nullable String comment) {}

  record ImportView(int created, int changed, int same) {}

  @PostMapping("/batch")
  BatchView batch(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody Batch batch) {
    List<Command.Change> changes = batch.changes().stream().map(it -> change(id, it)).toList();
    Command.Batch wish = RegistryFaults.made("changes", () -> new Command.Batch(changes));
    Answer.Done done =
        configs.batch(actor, id, Action.CONFIG_BATCH, wish, ConfigApi.asked(key, batch.comment()));
    return new BatchView(done.index(), done.versions());
  }

  private static Command.Change change(String project, ChangeItem it) {
    return switch (it.action()) {
      case "create" ->
          new Command.CreateConfig(
              Keys.fresh(project, it.key()),
              Fields.required("schema", it.schema()),
              0,
              Fields.required("content", it.content()).content());
      case "change" ->
          new Command.ChangeConfig(
              Keys.asked(project, it.key()),
              Tags.seen(null, it.version()),
              0,
              Fields.required("content", it.content()).content());
      case "rollback" ->
          new Command.RollBack(
              Keys.asked(project, it.key()),
              Tags.seen(null, it.version()),
              0,
              Fields.required("to", it.to()),
              0);
      case "delete" ->
          new Command.RemoveConfig(Keys.asked(project, it.key()), Tags.seen(null, it.version()));
      default -> throw Refusal.invalid("action", "must be create, change, rollback or delete");
    };
  }

  @GetMapping("/export")
  Export export(Actor actor, @PathVariable String id) {
    Transfers.Whole whole = transfers.whole(actor, id);
    return new Export(
        whole.project(),
        whole.index(),
        whole.schemas().stream()
            .map(it -> new ExportedSchema(it.id(), it.name(), RawJson.of(it.content())))
            .toList(),
        whole.configs().stream()
            .map(it ->
                new ExportedConfig(
                    it.key().key(), it.schema(), RawJson.of(it.content()), it.version()))
            .toList());
  }

  @PostMapping("/import")
  ImportView put(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody Import wish) {
    List<ExportedSchema> schemas = wish.schemas() == null ? List.of() : wish.schemas();
    Transfers.Result result =
        transfers.put(
            actor,
            id,
            schemas.stream()
                .map(it -> new Transfers.SchemaItem(it.id(), it.name(), it.content().content()))
                .toList(),
            wish.configs().stream()
                .map(it -> new Transfers.Item(it.key(), it.schema(), it.content().content()))
                .toList(),
            ConfigApi.asked(key, wish.comment()));
    return new ImportView(result.created(), result.changed(), result.same());
  }
}
