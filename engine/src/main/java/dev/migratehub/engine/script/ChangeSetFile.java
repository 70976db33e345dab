package dev.migratehub.engine.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a formatted SQL file apart into its change sets, line by line.
final class ChangeSetFile {

  static final String HEADER = "--liquibase formatted sql";

  private static final Pattern FIRST =
      Pattern.compile("\\s*--\\s*liquibase\\s*formatted\\s*sql\\b(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOGICAL =
      Pattern.compile("\\blogicalFilePath:(\\S+)", Pattern.CASE_INSENSITIVE);

  /// The longest line that is understood to its end.
  private static final int LONGEST = 1000;

  private final String file;
  private final List<ChangeSetDraft> drafts = new ArrayList<>();
  private Optional<String> logicalFile = Optional.empty();
  private boolean begun;
  private boolean inIgnored;
  private long ignored;
  private boolean inRollback;
  private boolean inComment;

  private ChangeSetFile(String file) {
    this.file = file;
  }

  /// The change sets of a file in their order, those without that are to be ignored.
  static List<ChangeSet> read(String file, Content content) throws IOException {
    ChangeSetFile reading = new ChangeSetFile(file);
    try (Lines lines = new Lines(content, 0, 1)) {
      while (lines.next()) {
        reading.take(lines);
      }
    }
    if (!reading.begun) {
      throw Refusal.markerMissing(file, HEADER);
    }
    return reading.changeSets();
  }

  private void take(Lines lines) {
    String text = lines.text();
    if (!begun) {
      begin(text);
    } else if (inIgnored || ignored > 0) {
      ignore(text);
    } else if (inRollback) {
      rollbackBlock(text, lines);
    } else {
      understand(ChangeSetLine.of(text), text, lines);
    }
  }

  private void begin(String text) {
    Matcher first = FIRST.matcher(text);
    if (!first.matches()) {
      if (!text.isBlank()) {
        throw Refusal.markerMissing(file, HEADER);
      }
      return;
    }
    begun = true;
    Matcher logical = LOGICAL.matcher(first.group(1));
    logicalFile = logical.find() ? Optional.of(normal(logical.group(1))) : Optional.empty();
  }

  /// A logical path as Liquibase compares it.
  private static String normal(String path) {
    return path.replace('\\', '/').replaceFirst("^/", "");
  }

  private void understand(ChangeSetLine line, String text, Lines lines) {
    switch (line.kind()) {
      case CHANGE_SET -> changeSet(line, lines);
      case IGNORE_LINES -> ignoreLines(line, lines);
      case PROPERTY ->
          throw refusal(
              lines, "property", "nothing is put in place of ${…}; write the value itself");
      case INCLUDE ->
          throw refusal(
              lines, "include", "other files are not included; all of the folder are read by name");
      case CHANGE_SET_WRONG ->
          throw refusal(lines, "changeset", "this is not: --changeset author:id");
      case ONE_DASH -> throw refusal(lines, "-", "this line begins with one dash in place of two");
      case COMMENT, VALID_CHECKSUM, ROLLBACK, ROLLBACK_BLOCK, PRECONDITIONS, PRECONDITION, TEXT -> {
        if (drafts.isEmpty()) {
          outside(text, lines);
        } else {
          inside(line, text, lines);
        }
      }
    }
  }

  private void changeSet(ChangeSetLine line, Lines lines) {
    requireShort(lines);
    Head.Line head = head(lines);
    String author = unquoted(line.group(1)).strip();
    String id = unquoted(line.group(2));
    if (id.replaceAll("[: ]", "").isEmpty() || author.isEmpty()) {
      throw refusal(lines, "changeset", "author and id need a name each: --changeset ann:1");
    }
    ChangeSetAttributes attributes = ChangeSetAttributes.read(file, head, line.group(3));
    String known =
        attributes.logicalFile().map(ChangeSetFile::normal).or(() -> logicalFile).orElse(file);
    drafts.add(new ChangeSetDraft(file, known, author, id, attributes, lines));
  }

  private void inside(ChangeSetLine line, String text, Lines lines) {
    ChangeSetDraft draft = drafts.getLast();
    switch (line.kind()) {
      case COMMENT -> {}
      case VALID_CHECKSUM -> draft.validChecksum(line.group(1).strip());
      case ROLLBACK -> draft.rollback(text, line.groups().start(1), lines);
      case ROLLBACK_BLOCK -> inRollback = true;
      case PRECONDITIONS -> draft.preconditions().settings(head(lines), line.group(1));
      case PRECONDITION -> {
        requireShort(lines);
        draft.preconditions().check(head(lines), line.group(1), line.group(2));
      }
      default -> draft.text(text, lines);
    }
  }

  private void rollbackBlock(String text, Lines lines) {
    int end = text.stripTrailing().endsWith("*/") ? text.lastIndexOf("*/") : -1;
    drafts.getLast().rollbackLine(end < 0 ? text : text.substring(0, end), lines);
    inRollback = end < 0;
  }

  /// Liquibase leaves out whatever stands before the first change set.
  private void outside(String text, Lines lines) {
    String line = text.strip();
    boolean comment = inComment || line.startsWith("/*");
    inComment = comment && !line.endsWith("*/");
    if (!line.isEmpty() && !comment && !line.startsWith("--")) {
      throw refusal(lines, line, "a statement stands before the first --changeset author:id");
    }
  }

  private void ignoreLines(ChangeSetLine line, Lines lines) {
    String count = line.group(1);
    inIgnored = count.equalsIgnoreCase("start");
    if (!inIgnored && !count.matches("\\d{1,9}")) {
      throw refusal(lines, count, "ignoreLines takes a number, start or end");
    }
    ignored = inIgnored ? 0 : Long.parseLong(count);
  }

  private void ignore(String text) {
    ChangeSetLine line = ChangeSetLine.of(text);
    boolean end =
        line.kind() == ChangeSetLine.Kind.IGNORE_LINES && line.group(1).equalsIgnoreCase("end");
    inIgnored = inIgnored && !end;
    ignored = Math.max(0, ignored - 1);
  }

  private List<ChangeSet> changeSets() {
    List<ChangeSet> changeSets = new ArrayList<>();
    for (ChangeSetDraft draft : drafts) {
      if (!draft.attributes().ignored()) {
        changeSets.add(draft.changeSet(drafts));
      }
    }
    return changeSets;
  }

  private void requireShort(Lines lines) {
    if (lines.end() - lines.start() > LONGEST) {
      throw refusal(lines, "--", "this line is longer than " + LONGEST + " bytes");
    }
  }

  private static String unquoted(String text) {
    return text.startsWith("\"") && text.endsWith("\"") ? text.replace("\"", "") : text;
  }

  private static Head.Line head(Lines lines) {
    return new Head.Line(lines.number(), lines.text());
  }

  private RuntimeException refusal(Lines lines, String part, String why) {
    return Refusal.directive(file, head(lines), part, why);
  }
}
