package dev.migratehub.engine.lock;

import dev.migratehub.engine.jdbc.Session;
import dev.migratehub.engine.jdbc.SqlFailure;
import dev.migratehub.engine.target.OpenTarget;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row in a table that is ours while our heart beats, for where sessions are not kept. The lock
/// of sessions goes before it, and each of our transactions holds that too.
final class LeaseGrip implements TargetLock.Grip {

  private static final int QUESTIONS = 40;
  private static final long PAUSE_MS = 50;

  private final OpenTarget target;
  private final LeaseTable table;
  private final ServerGrip sessions;
  private final Owner owner = Owner.ofThisProcess();
  private @Nullable Heartbeat heartbeat;

  /// @param sessions the lock that those hold who keep their session
  LeaseGrip(OpenTarget target, LeaseTable table, ServerGrip sessions) {
    this.target = target;
    this.table = table;
    this.sessions = sessions;
    table.prepare();
  }

  @Override
  public boolean taken() {
    boolean taken = table.take(owner, sessions.key());
    if (taken && heartbeat == null) {
      heartbeat = new Heartbeat(target::another, session -> table.renew(session, owner));
    }
    return taken;
  }

  @Override
  public Optional<Holder> holder() {
    return table.holder().or(sessions::holder);
  }

  @Override
  public boolean held() {
    return table.renew(target.session(), owner);
  }

  @Override
  public boolean mayBeTakenOver() {
    return true;
  }

  /// Others who look whether they can have the lock hold it for a moment.
  @Override
  public boolean joined() {
    for (int question = 0; question < QUESTIONS; question++) {
      if (table.join(sessions.key())) {
        return true;
      }
      TargetLock.sleep(PAUSE_MS);
    }
    return false;
  }

  /// The lease stays ours; what a lost session still does, it does under the lock of sessions.
  @Override
  public TargetLock.Grip again(OpenTarget fresh) {
    return new Quiet(table.on(fresh), sessions.key());
  }

  @Override
  public void close() {
    Heartbeat beating = heartbeat;
    heartbeat = null;
    if (beating != null) {
      beating.close();
      release();
    }
  }

  private void release() {
    try {
      table.release(target.session(), owner);
    } catch (SqlFailure e) {
      try (Session other = target.another()) {
        table.release(other, owner);
      } catch (SqlFailure again) {
        // Nobody beats this heart any more, so that the lease is free soon.
      }
    }
  }

  /// Is had when no transaction under the lock of sessions goes on.
  private record Quiet(LeaseTable table, Object key) implements TargetLock.Grip {
    @Override
    public boolean taken() {
      return table.join(key);
    }

    @Override
    public Optional<Holder> holder() {
      return Optional.empty();
    }

    @Override
    public boolean held() {
      return true;
    }

    @Override
    public TargetLock.Grip again(OpenTarget fresh) {
      return new Quiet(table.on(fresh), key);
    }

    @Override
    public void close() {
      // Nothing was taken.
    }
  }
}
