package dev.migratehub.backup;

import dev.migratehub.testkit.Databases;
import dev.migratehub.testkit.MariaDbServer;
import dev.migratehub.testkit.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class MariaDbBackupTest extends MySqlContract {

  @Override
  Databases server() {
    return MariaDbServer.shared();
  }

  @Override
  Optional<Path> programs() {
    String program = Programs.mariadbDump(server().administrator()).command().getFirst();
    return Optional.ofNullable(Path.of(program).getParent());
  }

  @Override
  List<String> more() {
    return List.of(
        "create sequence counter start with 5 increment by 3 cache 10",
        "create table versions (a int) with system versioning",
        "create table checked (a int check (a > 0), u uuid, i inet6)",
        "insert into checked values (1, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '::1')");
  }
}
