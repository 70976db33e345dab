package dev.migratehub.hub.audit;

import dev.migratehub.hub.access.Actor;
import dev.migratehub.hub.access.Refusal;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The one way in which anything is changed: the work and what the audit says of it are one
/// transaction. A refusal is written down as well, after what there was of the work has gone. Where
/// the audit cannot be written, nothing is done.
///
/// The last thing a deed's transaction does is to write its event, because writers of events stand
/// in line for that.
@Component
public final class Deeds {

  private final TransactionTemplate transactions;
  private final AuditStore store;

  Deeds(TransactionTemplate transactions, AuditStore store) {
    this.transactions = transactions;
    this.store = store;
  }

  /// Does something that gives a value.
  ///
  /// @throws Refusal what the work threw; it is written down
  public <T> T perform(Actor actor, Action action, Function<Deed, T> work) {
    Deed deed = new Deed(actor, action);
    try {
      return transactions.execute(_ -> {
        T value = work.apply(deed);
        store.append(deed, deed.outcome());
        return value;
      });
    } catch (Refusal e) {
      deed.detail("refusal", e.code()).detail("why", String.valueOf(e.getMessage()));
      writeDown(deed, Outcome.DENIED, e);
      e.noteWrittenDown();
      throw e;
    } catch (RuntimeException e) {
      deed.detail("error", e.getClass().getSimpleName());
      writeDown(deed, Outcome.ERROR, e);
      throw e;
    }
  }

  /// Does something that gives nothing.
  public void act(Actor actor, Action action, Consumer<Deed> work) {
    perform(
        actor,
        action,
        deed -> {
          work.accept(deed);
          return deed;
        });
  }

  /// Writes down a refusal that happened before any work could begin.
  public void refused(Actor actor, Action action, Refusal refusal, Consumer<Deed> about) {
    Deed deed = new Deed(actor, action);
    about.accept(deed);
    deed.detail("refusal", refusal.code()).detail("why", String.valueOf(refusal.getMessage()));
    transactions.executeWithoutResult(_ -> store.append(deed, Outcome.DENIED));
    refusal.noteWrittenDown();
  }

  /// Looks at something; looking is not written down, but sees one state of the database.
  public <T> T look(Supplier<T> work) {
    return transactions.execute(_ -> work.get());
  }

  private void writeDown(Deed deed, Outcome outcome, RuntimeException why) {
    try {
      transactions.executeWithoutResult(_ -> store.append(deed, outcome));
    } catch (RuntimeException e) {
      e.addSuppressed(why);
      throw e;
    }
  }
}
