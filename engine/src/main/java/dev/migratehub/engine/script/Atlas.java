package dev.migratehub.engine.script;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `20240131101500_users.sql` in one folder with an `atlas.sum` beside them. Atlas orders them by
/// name; where that is not the order of their numbers the folder is refused.
record Atlas() implements Convention {

  /// The file that makes a folder of numbered files Atlas's.
  static final String SUM = "atlas.sum";

  private static final Pattern NAME = Pattern.compile("(\\d+)(?:_(.*))?\\.sql");
  private static final Pattern DELIMITER = Pattern.compile("--\\s*atlas:delimiter\\s+(.*?)\\s*");

  @Override
  public Layout layout() {
    return Layout.ATLAS;
  }

  /// Nothing: the sum file tells it, and not a name.
  @Override
  public boolean claims(Entry entry) {
    return false;
  }

  @Override
  public List<Named> names(Listing listing) {
    List<Named> names = new ArrayList<>();
    for (Entry entry : listing.entries()) {
      if (entry.onTop() && entry.isSql()) {
        Named named = name(entry);
        if (!names.isEmpty() && names.getLast().id().compareTo(named.id()) > 0) {
          throw NameRefusal.otherOrder(names.getLast(), named);
        }
        names.add(named);
      }
    }
    return names;
  }

  /// A delimiter of the file's own becomes `;`, and the line that chose it is no comment any more.
  @Override
  public List<Content.Edit> edits(Entry script, Content content) throws IOException {
    for (Head.Line comment : Head.read(content, 0, 1).comments()) {
      Matcher matcher = DELIMITER.matcher(comment.text());
      if (matcher.matches() && !Annotations.isHarmlessDelimiter(matcher.group(1))) {
        EndDelimiter delimiter =
            EndDelimiter.of(matcher.group(1))
                .orElseThrow(() ->
                    Refusal.directive(
                        script.name(),
                        comment,
                        matcher.group(1),
                        "only a plain text can end statements"));
        return edits(script, content, delimiter, comment.number());
      }
    }
    return List.of();
  }

  private static List<Content.Edit> edits(
      Entry script, Content content, EndDelimiter delimiter, long choice) throws IOException {
    Stretches stretches = new Stretches(0, 1);
    List<Content.Edit> edits = new ArrayList<>();
    try (Lines lines = new Lines(content, 0, 1)) {
      while (lines.next()) {
        if (lines.number() == choice) {
          edits.add(Content.Edit.blank(lines.start(), lines.end()));
        } else {
          stretches.end(delimiter, lines.text(), lines.start(), lines, script.name());
        }
      }
    }
    edits.addAll(stretches.edits());
    return edits;
  }

  @Override
  public List<NewMigration.File> next(List<Named> names, String name, Instant now) {
    String stem = Numbering.after(names, Layout.ATLAS, Numbering.STAMP, now) + "_" + name;
    return List.of(new NewMigration.File(stem + ".sql", Templates.up(name)));
  }

  private static Named name(Entry entry) {
    Matcher matcher = NAME.matcher(entry.file());
    if (!matcher.matches()) {
      throw NameRefusal.unreadable(entry, Layout.ATLAS, "20240131101500_create_users.sql");
    }
    String name = matcher.group(2) == null ? "" : matcher.group(2);
    return new Named(entry, Named.Side.UP, matcher.group(1), name);
  }
}
