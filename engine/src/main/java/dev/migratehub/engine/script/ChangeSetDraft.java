package dev.migratehub.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.engine.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A change set while the lines of its file go by. The way up is what stands between its first and
/// its last line of SQL, the way back what stands in its rollback comments; everything else within
/// counts as white space.
final class ChangeSetDraft {

  private static final Pattern NO_WAY_BACK_NEEDED =
      Pattern.compile("(?is)\\s*(?:not required|empty).*");
  private static final Pattern BY_ID = Pattern.compile("(?is).*changeSetId:(\\S+).*");
  private static final Pattern BY_AUTHOR = Pattern.compile("(?is).*changeSetAuthor:(\\S+).*");
  private static final Pattern BY_PATH = Pattern.compile("(?is).*changeSetPath:(\\S+).*");

  private final String file;
  private final String known;
  private final String author;
  private final String id;
  private final ChangeSetAttributes attributes;
  private final Head.Line line;
  private final PreconditionLines preconditions;
  private final List<String> validChecksums = new ArrayList<>();
  private final Stretches up;
  private final Stretches down;
  private final StringBuilder rollback = new StringBuilder();

  /// A change set that begins on the current line.
  ///
  /// @param known the file's name, or the logical one
  ChangeSetDraft(
      String file,
      String known,
      String author,
      String id,
      ChangeSetAttributes attributes,
      Lines lines) {
    this.file = file;
    this.known = known;
    this.author = author;
    this.id = id;
    this.attributes = attributes;
    this.line = new Head.Line(lines.number(), lines.text());
    this.preconditions = new PreconditionLines(file);
    this.up = new Stretches(lines.end(), lines.number() + 1);
    this.down = new Stretches(lines.end(), lines.number() + 1);
  }

  ChangeSetAttributes attributes() {
    return attributes;
  }

  PreconditionLines preconditions() {
    return preconditions;
  }

  /// Another checksum that Liquibase takes for right.
  void validChecksum(String checksum) {
    validChecksums.add(checksum);
  }

  /// A line of SQL, or an empty one.
  void text(String text, Lines lines) {
    if (!text.isBlank()) {
      up.add(new Span(lines.start(), lines.end()), lines.number());
      attributes.delimiter().ifPresent(it -> up.end(it, text, lines.start(), lines, file));
    }
  }

  /// A line `--rollback …` whose SQL begins at a place of its text.
  void rollback(String text, int at, Lines lines) {
    long from = lines.start() + text.substring(0, at).getBytes(UTF_8).length;
    rollback(text.substring(at), new Span(from, lines.end()), lines);
  }

  /// A line of a comment that holds the way back.
  void rollbackLine(String text, Lines lines) {
    long to =
        text.length() == lines.text().length()
            ? lines.end()
            : lines.start() + text.getBytes(UTF_8).length;
    rollback(text, new Span(lines.start(), to), lines);
  }

  private void rollback(String text, Span span, Lines lines) {
    rollback.append(text).append('\n');
    if (!text.isBlank()) {
      down.add(span, lines.number());
      attributes.rollbackDelimiter().ifPresent(it -> down.end(it, text, span.from(), lines, file));
    }
  }

  /// What was collected; `all` are those of the file.
  ChangeSet changeSet(List<ChangeSetDraft> all) {
    Sides sides = new Sides(up(), down(all), 0);
    ChangeSet changeSet = new ChangeSet(known, author, id, sides, validChecksums);
    if (changeSet.key().length() > 255) {
      throw refusal("its name is longer than 255 signs: " + changeSet.key());
    }
    return changeSet;
  }

  private Sides.Half up() {
    return new Sides.Half(
        List.of(up.section()),
        attributes.transaction(),
        up.edits(),
        attributes.wishes(preconditions.precondition()),
        attributes.contexts());
  }

  private Sides.Half down(List<ChangeSetDraft> all) {
    String text = rollback.toString();
    if (text.isBlank()) {
      return new Sides.Half(List.of(), attributes.transaction());
    }
    if (NO_WAY_BACK_NEEDED.matcher(text).matches()) {
      return new Sides.Half(List.of(down.nothing()), attributes.transaction());
    }
    if (text.toLowerCase(Locale.ROOT).contains("changesetid")) {
      ChangeSetDraft other = other(text, all);
      return new Sides.Half(
          List.of(other.up.section()), other.attributes.transaction(), other.up.edits());
    }
    return new Sides.Half(List.of(down.section()), attributes.transaction(), down.edits());
  }

  /// The change set that is run once more to take this one back.
  private ChangeSetDraft other(String text, List<ChangeSetDraft> all) {
    String wantedId = caught(BY_ID, text).orElse("");
    String wantedAuthor = caught(BY_AUTHOR, text).orElse("");
    Optional<ChangeSetDraft> found =
        all.stream()
            .filter(it -> it.id.equals(wantedId) && it.author.equals(wantedAuthor) && it != this)
            .findFirst();
    if (found.isEmpty() || caught(BY_PATH, text).filter(path -> !path.endsWith(file)).isPresent()) {
      throw refusal(
          "its rollback names the change set %s:%s, which is not in this file"
              .formatted(wantedAuthor, wantedId));
    }
    return found.get();
  }

  private static Optional<String> caught(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private RuntimeException refusal(String why) {
    return Refusal.directive(file, line, "changeset", why);
  }
}
