package dev.migratehub.guardian.registry;

import dev.migratehub.guardian.json.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts proposals into a state, one after another, as a log would.
final class Actors {

  static final Content ANY = Content.parse("{}");
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  final State state;
  private long index;
  private int requests;

  Actors(State state) {
    this.state = state;
    this.index = state.index();
  }

  /// With the users `ann` and `bob`, ann's project `shop` and her schema `any`.
  static Actors ready() {
    Actors actors = new Actors(new State(new Retention(100, 100)));
    actors.done(new Command.Found("r"));
    actors.done(new Command.PutUser("ann", "ann@example", "-"));
    actors.done(new Command.PutUser("bob", "bob@example", "-"));
    actors.done(new Command.CreateProject("shop", "Shop", "hash", "ann"));
    actors.done(new Command.CreateSchema("any", "Any", ANY));
    return actors;
  }

  static ConfigKey key(String key) {
    return new ConfigKey("shop", key);
  }

  Answer ask(Command command) {
    return ask("r" + ++requests, "ann", command);
  }

  Answer ask(String request, String author, Command command) {
    return state.apply(++index, List.of(proposal(request, author, command))).getFirst();
  }

  /// Several of ann's in one entry of the log.
  List<Answer> together(Command... commands) {
    List<Proposal> proposals = new ArrayList<>();
    for (Command command : commands) {
      proposals.add(proposal("r" + ++requests, "ann", command));
    }
    return state.apply(++index, proposals);
  }

  Answer.Done done(Command command) {
    Answer answer = ask(command);
    if (answer instanceof Answer.Done done) {
      return done;
    }
    throw new AssertionError(command + " was answered with " + answer);
  }

  static Proposal proposal(String request, String author, Command command) {
    return new Proposal(request, author, NOON, "because", command);
  }

  long schemaIndex(String id) {
    return state.schema(id).orElseThrow().index();
  }

  Command.CreateConfig create(String key, String content) {
    return new Command.CreateConfig(key(key), "any", schemaIndex("any"), Content.parse(content));
  }

  Command.ChangeConfig change(String key, long seen, String content) {
    return new Command.ChangeConfig(
        key(key), Seen.version(seen), schemaIndex("any"), Content.parse(content));
  }

  Command.RollBack rollBack(String key, long seen, long to) {
    long index = state.revision(key(key), to).map(Revision::index).orElse(0L);
    return new Command.RollBack(key(key), Seen.version(seen), schemaIndex("any"), to, index);
  }

  Command.RemoveConfig remove(String key, long seen) {
    return new Command.RemoveConfig(key(key), Seen.version(seen));
  }

  String content(String key) {
    return state.config(key(key)).orElseThrow().content().text();
  }
}
