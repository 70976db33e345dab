package dev.migratehub.cli.render;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.Facts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Backups for machines.
final class BackupJson {

  private BackupJson() {}

  static List<Json> of(Answer.Backups answer) {
    return switch (answer) {
      case Answer.Backups.Created it ->
          List.of(facts(AnswerJson.json("backed_up", it.target()), it.backup()));
      case Answer.Backups.Listed it -> listed(it);
      case Answer.Backups.Verified it ->
          List.of(
              facts(AnswerJson.json("verified", it.target()), it.backup())
                  .put("trial", it.trial()));
      case Answer.Backups.Restored it ->
          List.of(
              AnswerJson.json("restored", it.target())
                  .put("address", it.address())
                  .put("file", it.backup().name())
                  .put("parts", it.parts())
                  .put("bytes", it.backup().facts().bytes())
                  .put("duration_ms", it.took()));
      case Answer.Backups.Cleaned it ->
          List.of(
              AnswerJson.json("cleaned", it.target())
                  .texts("files", it.files())
                  .put("kept", it.kept())
                  .put("done", it.done()));
    };
  }

  private static List<Json> listed(Answer.Backups.Listed it) {
    List<Json> lines = new ArrayList<>();
    it.listing()
        .backups()
        .forEach(backup -> lines.add(facts(AnswerJson.json("backup", it.target()), backup)));
    lines.add(
        AnswerJson.json("backups", it.target())
            .put("folder", it.folder().toString())
            .put("count", it.listing().backups().size())
            .texts("going", names(it.listing().going()))
            .texts("leftovers", names(it.listing().leftovers()))
            .texts("strays", names(it.listing().strays())));
    return lines;
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
  }

  private static Json facts(Json json, Backup backup) {
    Facts facts = backup.facts();
    return json.put("file", backup.name())
        .put("path", backup.file().toString())
        .put("engine", facts.engine())
        .put("product", facts.product())
        .put("database", facts.database())
        .put("client", facts.client())
        .put("schema_version", facts.schemaVersion())
        .put("started_at", facts.startedAt().toString())
        .put("duration_ms", facts.took())
        .put("compression", facts.compression())
        .put("bytes", facts.bytes())
        .put("file_bytes", facts.fileBytes())
        .put("sha256", facts.sha256())
        .put("tool_version", facts.toolVersion());
  }
}
