package dev.migratehub.hub.inventory;

import dev.migratehub.hub.secret.Rewrappable;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The passwords of all targets, disabled ones too.
@Component
final class TargetPasswords implements Rewrappable {

  private final DbTargetStore store;
  private final Passwords passwords;

  TargetPasswords(DbTargetStore store, Passwords passwords) {
    this.store = store;
    this.passwords = passwords;
  }

  @Override
  public Map<String, Long> keys() {
    return store.keys();
  }

  @Override
  public int rewrap() {
    List<DbTargetStore.WithPassword> rows = store.sealedOtherThan(passwords.keyId());
    for (DbTargetStore.WithPassword row : rows) {
      DbTarget target = row.target();
      row.password()
          .map(it -> passwords.open(it, target.id(), target.address()))
          .map(secret -> passwords.seal(secret, target.id(), target.address()))
          .ifPresent(sealed -> store.reseal(target.id(), sealed));
    }
    return rows.size();
  }
}
