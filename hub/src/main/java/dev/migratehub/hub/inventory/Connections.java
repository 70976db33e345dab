package dev.migratehub.hub.inventory;

import dev.migratehub.engine.dialect.DatabaseUrl;
import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.target.Target;
import dev.migratehub.engine.target.Targets;
import dev.migratehub.hub.access.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Makes engine targets of rows.
@Component
public final class Connections {

  private final DbTargetStore store;
  private final Passwords passwords;

  Connections(DbTargetStore store, Passwords passwords) {
    this.store = store;
    this.passwords = passwords;
  }

  /// The engine's view of a target.
  public Target open(UUID target, String application) {
    DbTargetStore.WithPassword row =
        store.findWithPassword(target).orElseThrow(() -> Refusal.notFound("target"));
    DbTarget.Address address = row.target().address();
    Secret password =
        row.password().map(sealed -> passwords.open(sealed, target, address)).orElse(Secret.NONE);
    DatabaseUrl.Parts parts =
        new DatabaseUrl.Parts(
            address.host(), address.port(), address.database(), address.user(), password);
    String scheme = address.engine() == Engine.POSTGRESQL ? "postgres" : "mysql";
    return Targets.of(row.target().name(), new DatabaseUrl(scheme, parts, "", Map.of()));
  }
}
