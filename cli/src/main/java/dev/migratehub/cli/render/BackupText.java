package dev.migratehub.cli.render;

import dev.migratehub.backup.file.Backup;
import dev.migratehub.backup.file.Facts;
import dev.migratehub.engine.dialect.Sizes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Backups for people to read.
final class BackupText {

  private final Screen screen;
  private final Style style;

  BackupText(Screen screen) {
    this.screen = screen;
    this.style = screen.style();
  }

  List<String> lines(Answer.Backups answer) {
    return switch (answer) {
      case Answer.Backups.Created it -> List.of(created(it.backup()));
      case Answer.Backups.Listed it -> listed(it);
      case Answer.Backups.Verified it -> List.of(verified(it));
      case Answer.Backups.Restored it -> List.of(restored(it));
      case Answer.Backups.Cleaned it -> cleaned(it);
    };
  }

  private String created(Backup backup) {
    Facts facts = backup.facts();
    return "%s  %s%s"
        .formatted(
            style.good("backed up"),
            Visible.text(backup.file().toString()),
            style.faint(
                "  (%s, %s unpacked, %s, %s)"
                    .formatted(
                        Sizes.text(facts.fileBytes()),
                        Sizes.text(facts.bytes()),
                        rate(facts.bytes(), facts.took()),
                        Words.duration(facts.took()))));
  }

  private static String rate(long bytes, Duration took) {
    return Sizes.text(bytes * 1000 / Math.max(1, took.toMillis())) + "/s";
  }

  private List<String> listed(Answer.Backups.Listed it) {
    List<String> lines = new ArrayList<>();
    if (it.listing().backups().isEmpty()) {
      lines.add("no backups in " + Visible.text(it.folder().toString()));
    } else {
      Table table =
          Table.needing(2, "backup", "made (UTC)", "size", "unpacked", "version", "of", "took");
      it.listing().backups().forEach(backup -> table.add(row(backup)));
      lines.addAll(table.lines(screen.width().getAsInt()));
      lines.set(0, style.faint(lines.getFirst()));
    }
    it.listing().going().forEach(file -> note(lines, file, "is being written now"));
    it.listing()
        .leftovers()
        .forEach(file ->
            note(lines, file, "was left by a backup that did not finish: migr8 backup clean"));
    it.listing()
        .strays()
        .forEach(file -> note(lines, file, "has no facts beside it and cannot be restored"));
    return lines;
  }

  private void note(List<String> lines, Path file, String what) {
    lines.add(
        style.notable("note")
            + "  "
            + Visible.text(String.valueOf(file.getFileName()))
            + " "
            + what);
  }

  private static String[] row(Backup backup) {
    Facts facts = backup.facts();
    return new String[] {
      backup.name(),
      Words.time(facts.startedAt()),
      Sizes.text(facts.fileBytes()),
      Sizes.text(facts.bytes()),
      facts.schemaVersion(),
      facts.database() + ", " + facts.product(),
      Words.duration(facts.took())
    };
  }

  private String verified(Answer.Backups.Verified it) {
    Facts facts = it.backup().facts();
    String trial =
        !it.trial()
            ? ""
            : facts.schema().isEmpty()
                ? "; it was restored for a trial, and its schema moved while it was made"
                : "; it was restored for a trial, and the schema is the same";
    return "%s  %s is what was written%s"
        .formatted(style.good("ok"), Visible.text(it.backup().name()), trial);
  }

  private String restored(Answer.Backups.Restored it) {
    return "%s  %s into %s%s"
        .formatted(
            style.good("restored"),
            Visible.text(it.backup().name()),
            it.address(),
            style.faint(
                "  (%s, %s, %s)"
                    .formatted(
                        Words.count(it.parts(), part(it.backup())),
                        Sizes.text(it.backup().facts().bytes()),
                        Words.duration(it.took()))));
  }

  private static String part(Backup backup) {
    return backup.name().contains(".sqlite") ? "page" : "statement";
  }

  private List<String> cleaned(Answer.Backups.Cleaned it) {
    List<String> lines = new ArrayList<>();
    String what = it.done() ? style.good("removed") : style.notable("would remove");
    it.files().forEach(file -> lines.add(what + "  " + Visible.text(file)));
    lines.add(
        "%s %s, %d kept"
            .formatted(
                Words.count(it.files().size(), "file"),
                it.done() ? "removed" : "to remove",
                it.kept()));
    return lines;
  }
}
