package dev.migratehub.engine.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A migrations folder as its file names tell it; no script was read, except for the comments at
/// the head of those whose name alone does not tell the layout.
record Survey(
    Path folder, Listing listing, Convention convention, List<Named> names, List<HookFile> hooks) {

  Survey {
    names = List.copyOf(names);
    hooks = List.copyOf(hooks);
  }

  /// Looks at a folder that must exist, in a layout that was set or is told by the files.
  static Survey of(Path folder, Optional<Layout> layout) {
    return of(folder, listing(folder), layout);
  }

  /// The files of a folder that must exist.
  static Listing listing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Files.exists(folder) ? Refusal.notAFolder(folder) : Refusal.folderMissing(folder);
    }
    return Listing.of(folder);
  }

  /// Looks at a folder; a missing one is empty.
  static Survey orEmpty(Path folder, Optional<Layout> layout) {
    return Files.exists(folder) ? of(folder, layout) : of(folder, Listing.empty(), layout);
  }

  private static Survey of(Path folder, Listing all, Optional<Layout> layout) {
    Listing listing = all.without(HookFile::isPlace);
    Convention convention = convention(folder, listing, layout);
    List<Named> names = convention.names(listing);
    List<HookFile> hooks = HookFile.of(all, convention);
    Optional<Entry> sql =
        listing.sql().stream()
            .filter(entry -> hooks.stream().noneMatch(hook -> hook.entry() == entry))
            .findFirst();
    if (names.isEmpty() && sql.isPresent()) {
      throw NameRefusal.noneOf(folder, sql.get(), convention.layout());
    }
    return new Survey(folder, listing, convention, names, hooks);
  }

  /// The convention that was set or is told by the files.
  static Convention convention(Path folder, Listing listing, Optional<Layout> layout) {
    return layout.map(Convention::of).orElseGet(() -> detect(folder, listing));
  }

  private static Convention detect(Path folder, Listing listing) {
    List<Fit> fits = fits(listing.sql());
    if (fits.size() > 1) {
      throw NameRefusal.ambiguous(folder, fits.getFirst(), fits.get(1));
    }
    boolean numbered = fits.stream().allMatch(fit -> fit.convention() instanceof Archon);
    if (numbered && listing.find(Atlas.SUM).isPresent()) {
      return new Atlas();
    }
    if (fits.size() == 1) {
      return fits.getFirst().convention();
    }
    Optional<Entry> sql = listing.sql().stream().findFirst();
    if (sql.isPresent()) {
      throw NameRefusal.noneFits(folder, sql.get(), foldersThatFit(listing));
    }
    return Convention.of(Layout.PAIRED);
  }

  private static List<String> foldersThatFit(Listing listing) {
    return listing.folders().stream()
        .filter(folder -> fits(listing.sqlBelow(folder)).size() == 1)
        .toList();
  }

  private static List<Fit> fits(List<Entry> sql) {
    List<Fit> fits = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      Convention convention = Convention.of(layout);
      sql.stream()
          .filter(convention::claims)
          .findFirst()
          .ifPresent(entry -> fits.add(new Fit(convention, entry)));
    }
    return fits;
  }
}
