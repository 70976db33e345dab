package dev.migratehub.engine.lock;

import dev.migratehub.engine.target.OpenTarget;
import java.util.Optional;

/// A lock that nobody else can hold.
record Free() implements TargetLock.Grip {
  @Override
  public boolean taken() {
    return true;
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
    return this;
  }

  @Override
  public void close() {
    // Nothing was taken.
  }
}
