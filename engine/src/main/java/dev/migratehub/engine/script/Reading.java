package dev.migratehub.engine.script;

import dev.migratehub.engine.dialect.TransactionMode;
import dev.migratehub.engine.sql.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes migrations of named files: UTF-8 throughout, no file that was forgotten, no directive
/// where nobody reads it. A script that holds comments alone is meant to do nothing, and so is one
/// side of a file that holds both.
final class Reading {

  private static final int TEMPLATE = 300;

  private final Listing listing;
  private final Convention convention;
  private final LateDirectives late;

  Reading(Listing listing, Convention convention, LateDirectives late) {
    this.listing = listing;
    this.convention = convention;
    this.late = late;
  }

  Migration migration(Named up, Optional<Named> down) {
    if (up.side() == Named.Side.BOTH) {
      return both(up);
    }
    Optional<Script> back = down.map(found -> whole(found.entry(), found.side()));
    Script forward = whole(up.entry(), up.side());
    return new Migration(up.id(), up.name(), up.release(), forward, back);
  }

  Hook hook(HookFile file) {
    Script script = whole(file.entry(), Named.Side.UP);
    if (script.directives().requires().isPresent()) {
      throw Refusal.setting(
          script.file(), "requires in a hook", "write it into the migrations that need it");
    }
    if (file.moment().each() && script.directives().transaction() != TransactionMode.AUTO) {
      throw Refusal.setting(
          script.file(),
          "transaction in a hook that runs with each migration",
          "take the line out; the hook runs as the migration does");
    }
    return new Hook(file.moment(), script);
  }

  private Script whole(Entry entry, Named.Side side) {
    try {
      Source source = entry.source();
      Script.Section all = new Script.Section(new Span(0, source.size()), 1);
      Sides.Half half =
          new Sides.Half(
              List.of(all),
              convention.transaction(listing, entry),
              convention.edits(entry, source.now()));
      return script(source, side, half, List.of());
    } catch (IOException e) {
      throw Refusal.unreadable(entry.name(), e);
    }
  }

  private Migration both(Named named) {
    try {
      Source source = named.entry().source();
      Sides sides = convention.split(named, source.now());
      List<Head.Line> preamble = source.preamble(sides.preamble());
      Script up = script(source, Named.Side.BOTH, sides.up(), preamble);
      Optional<Script> down =
          sides.down().sections().isEmpty()
              ? Optional.empty()
              : Optional.of(script(source, Named.Side.BOTH, sides.down(), preamble));
      return new Migration(named.id(), named.name(), named.release(), up, down);
    } catch (IOException e) {
      throw Refusal.unreadable(named.entry().name(), e);
    }
  }

  private static boolean isEmpty(
      Source source, Named.Side side, List<Script.Section> sections, Scan scan, long size)
      throws IOException {
    return (side != Named.Side.BOTH && scan.blank())
        || (size < TEMPLATE && Templates.isUntouched(source.text(sections)));
  }

  private Script script(Source file, Named.Side side, Sides.Half half, List<Head.Line> preamble)
      throws IOException {
    Source source = file.edited(half.edits());
    Scan scan = Scan.of(source, half.sections());
    long size = half.sections().stream().mapToLong(section -> section.span().length()).sum();
    List<Head.Line> comments = new ArrayList<>(preamble);
    comments.addAll(source.comments(half.sections().getFirst()));
    Script script =
        new Script(
            source.file(),
            source.content(),
            half.sections(),
            DirectiveLines.read(source.file(), comments, half.transaction())
                .of(half.wishes(), half.contexts()),
            scan.checksum(),
            size,
            isEmpty(source, side, half.sections(), scan, size));
    late.refuse(source, scan, comments, script);
    return script;
  }
}
