package dev.migratehub.guardian.registry;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The first answers to requests, for those that come again. The oldest go first, by the order of
/// the log, so that every member knows the same.
final class Memory {

  private final int most;
  private final Map<Key, Kept> answers = new HashMap<>();
  private final ArrayDeque<Key> order = new ArrayDeque<>();

  Memory(int most) {
    this.most = most;
  }

  Optional<Answer> answer(Proposal proposal) {
    Kept kept = answers.get(key(proposal));
    if (kept == null) {
      return Optional.empty();
    }
    return Optional.of(
        kept.fingerprint().equals(Codec.fingerprint(proposal.command()))
            ? kept.answer()
            : new Answer.KeyReused(proposal.request()));
  }

  void keep(Proposal proposal, Answer answer) {
    if (answer.isFinal()) {
      Key key = key(proposal);
      add(new Kept(key.author(), key.request(), Codec.fingerprint(proposal.command()), answer));
    }
  }

  void add(Kept kept) {
    Key key = new Key(kept.author(), kept.request());
    answers.put(key, kept);
    order.add(key);
    if (order.size() > most) {
      answers.remove(order.remove());
    }
  }

  /// In the order of the log.
  Collection<Kept> all() {
    return order.stream().map(answers::get).toList();
  }

  private static Key key(Proposal proposal) {
    return new Key(proposal.author(), proposal.request());
  }

  private record Key(String author, String request) {}

  /// One answer, and what it was an answer to.
  record Kept(String author, String request, String fingerprint, Answer answer) {}
}
