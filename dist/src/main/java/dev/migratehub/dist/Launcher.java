package dev.migratehub.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// What starts `migr8`: `bin/migr8`, and the way in which it calls Java.
final class Launcher {

  /// Serial collection in a small heap: most runs are over before more would pay. The thorough
  /// compiler waits for what runs hundreds of thousands of times, which only large scripts and
  /// seeds bring. A cache that cannot be used is passed over without a word.
  static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:Tier4InvocationThreshold=200000",
          "-XX:Tier4MinInvocationThreshold=100000",
          "-XX:Tier4CompileThreshold=400000",
          "-XX:Tier4BackEdgeThreshold=4000000",
          "-XX:-UsePerfData",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::implCompress,0.001",
          "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::implCompressMultiBlock,0.001",
          "-XX:CompileCommand=CompileThresholdScaling,dev.migratehub.engine.sql.Wide::*,0.01",
          "-XX:CompileCommand=CompileThresholdScaling,dev.migratehub.seed.*::*,0.02",
          "-Djdk.reflect.useNativeAccessorOnly=true",
          "-Xmn12m",
          "-Xms24m",
          "-Xlog:disable",
          "-XX:+DisplayVMOutputToStderr",
          "--enable-native-access=ALL-UNNAMED",
          "-Dorg.sqlite.lib.name=libsqlitejdbc.so");

  private Launcher() {}

  /// Writes it.
  static void write(Path home, String version, String cache, List<String> jars) {
    Path script = home.resolve(Path.of("bin", "migr8"));
    Trees.write(
        script,
        resource("migr8.sh")
            .replace("@VERSION@", version)
            .replace("@CACHE@", cache)
            .replace("@JARS@", String.join(" ", jars))
            .replace("@OPTIONS@", String.join(" ", OPTIONS)));
    Trees.mayRun(script);
    Trees.write(home.resolve(Path.of("lib", "locale.sh")), resource("locale.sh"));
  }

  static String resource(String name) {
    try (InputStream in = Launcher.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
