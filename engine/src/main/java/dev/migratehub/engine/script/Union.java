package dev.migratehub.engine.script;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Folders that are read like one. One without migrations follows any layout.
record Union(List<Migrations> parts) {

  Migrations migrations() {
    List<Migrations> filled = parts.stream().filter(part -> !part.all().isEmpty()).toList();
    filled.forEach(part -> refuseOtherLayout(filled.getFirst(), part));
    refuseDuplicates();
    Migrations first = filled.isEmpty() ? parts.getFirst() : filled.getFirst();
    return new Migrations(
        first.folder(),
        first.layout(),
        parts.stream().flatMap(part -> part.all().stream()).toList(),
        parts.stream().flatMap(part -> part.hooks().stream()).toList());
  }

  private static void refuseOtherLayout(Migrations one, Migrations other) {
    if (one.layout() != other.layout()) {
      throw new Problem(
              Code.LAYOUT_AMBIGUOUS,
              "%s follows layout %s and %s layout %s"
                  .formatted(one.folder(), one.layout().id(), other.folder(), other.layout().id()),
              "no database was touched",
              "use one layout in all folders of a target")
          .exception();
    }
  }

  private void refuseDuplicates() {
    Map<MigrationId, String> files = new HashMap<>();
    for (Migrations part : parts) {
      for (Migration migration : part.all()) {
        String file = part.folder() + "/" + migration.up().file();
        String other = files.put(migration.id(), file);
        if (other != null) {
          throw new Problem(
                  Code.VERSION_DUPLICATE,
                  "%s and %s both have version %s".formatted(other, file, migration.id().text()),
                  "no database was touched",
                  "give the newer one the next free version, then run: migr8 status")
              .exception();
        }
      }
    }
  }
}
