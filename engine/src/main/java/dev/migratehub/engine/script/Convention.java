package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// How the files of one layout are named and read: one record for each constant of [Layout].
sealed interface Convention
    permits Archon, Atlas, Dbmate, DirectoryEach, Flyway, Goose, Liquibase, Paired {

  Layout layout();

  /// Whether a file can only be meant for this layout.
  boolean claims(Entry entry);

  /// The files that belong to migrations. Refuses what looks like a migration and is not named like
  /// one.
  List<Named> names(Listing listing);

  /// The hooks that a file is under a name that only this layout knows.
  default List<HookFile> hooks(Entry entry) {
    return List.of();
  }

  /// What files beside the script say of its transaction.
  default TransactionMode transaction(Listing listing, Entry script) {
    return TransactionMode.AUTO;
  }

  /// What of a script counts as something else than it says.
  default List<Content.Edit> edits(Entry script, Content content) throws IOException {
    return List.of();
  }

  /// The sides of a file, or of a part of it, that was named [Named.Side#BOTH].
  default Sides split(Named named, Content content) throws IOException {
    throw new IllegalStateException("no file holds both sides in layout " + layout().id());
  }

  /// The files of a migration that comes after those that are there.
  List<NewMigration.File> next(List<Named> names, String name, Instant now);

  /// The number in the name of a migration's file, as it is written there.
  default String number(Named up) {
    return up.entry().file().replaceFirst("\\D.*", "");
  }

  /// The name of a file of a migration, up or down, when that gets another number.
  default String renumbered(Named up, Named file, Behind place) {
    String name = file.entry().file();
    return file.entry().parent() + place.number() + name.substring(number(up).length());
  }

  /// What is renamed when a file gets another name: itself, and what stands beside it for it.
  default List<Renumbering.Rename> renames(Listing listing, Entry file, String name) {
    return List.of(new Renumbering.Rename(file.name(), name));
  }

  static Convention of(Layout layout) {
    return switch (layout) {
      case PAIRED -> new Paired();
      case ARCHON -> new Archon();
      case FLYWAY -> new Flyway();
      case DBMATE -> new Dbmate();
      case GOOSE -> new Goose();
      case DIRECTORY -> new DirectoryEach();
      case LIQUIBASE -> new Liquibase();
      case ATLAS -> new Atlas();
    };
  }
}
