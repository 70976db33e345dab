package dev.migratehub.testkit;

import java.nio.file.Path;
import java.util.List;

/// Programs of others that npm has, brought on first use.
public final class NpmPrograms {

  private static final String DBMATE = "2.36.0";

  private NpmPrograms() {}

  /// dbmate itself, for Linux on x86_64.
  public static Path dbmate() {
    return Cache.once("dbmate-" + DBMATE, folder -> unpack("@dbmate/linux-x64@" + DBMATE, folder))
        .resolve(Path.of("package", "bin", "dbmate"));
  }

  private static void unpack(String name, Path folder) {
    Path log = folder.resolve("npm.log");
    Commands.run(log, List.of("npm", "pack", "--pack-destination", folder.toString(), name));
    Commands.run(log, List.of("sh", "-c", "cd '" + folder + "' && tar -xzf *.tgz && rm *.tgz"));
  }
}
