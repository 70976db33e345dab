package dev.migratehub.backup;

import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MySqlServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/// MySQL with the dump program of MariaDB, which is what Debian has.
@Tag("slow")
final class MySqlBackupTest extends MySqlContract {

  @Override
  Databases server() {
    return MySqlServer.shared();
  }

  @Override
  Optional<Path> programs() {
    return Optional.empty();
  }

  @Override
  List<String> more() {
    return List.of(
        "create table later (a int, b json default (json_array()), c int generated always as (a * 2) virtual)",
        "insert into later (a) values (1), (2)");
  }
}
