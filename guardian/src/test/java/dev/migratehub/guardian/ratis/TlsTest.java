package dev.migratehub.guardian.ratis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.guardian.log.LogUnavailable;
import dev.migratehub.guardian.log.Peer;
import dev.migratehub.guardian.log.ReplicatedLog;
import dev.migratehub.guardian.log.Timing;
import dev.migratehub.guardian.log.Tls;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members prove to each other who they are.
final class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @Test
  void members_with_certificates_of_one_authority_form_a_group_and_nobody_else_gets_in()
      throws Exception {
    authority("ours");
    authority("theirs");
    Tls ours = certified("member", "ours");
    Tls theirs = certified("stranger", "theirs");
    try (Group group = new Group(folder.resolve("g"), Optional.of(ours), "a", "b")) {
      Group.ask(group.log("a"), "1");
      Group.ask(group.log("b"), "2");
      assertThat(group.read("b")).containsExactly("1", "2");
      for (Optional<Tls> wrong : List.of(Optional.<Tls>empty(), Optional.of(theirs))) {
        try (Stranger stranger = new Stranger(group, wrong)) {
          assertThatThrownBy(() -> stranger.log().join(stranger.peer()))
              .isInstanceOf(LogUnavailable.class);
        }
      }
      assertThat(group.log("a").standing().members()).hasSize(2);
    }
  }

  /// Who tries to join.
  private final class Stranger implements AutoCloseable {
    private final Peer peer = Group.peer("stranger" + Group.freePort());
    private final Group group;

    Stranger(Group of, Optional<Tls> tls) {
      Timing hasty =
          new Timing(
              Group.QUICK.electionMin(),
              Group.QUICK.electionMax(),
              Group.QUICK.request(),
              Duration.ofSeconds(2));
      this.group = new Group(folder.resolve(peer.id()), tls, hasty);
      group.as(of.id, peer, of.founders);
    }

    ReplicatedLog log() {
      return group.log(peer.id());
    }

    Peer peer() {
      return peer;
    }

    @Override
    public void close() {
      group.close();
    }
  }

  private void authority(String name) throws Exception {
    pair(name, List.of("-ext", "bc:c"));
    keytool(name, "-exportcert", "-rfc", "-file", file(name + ".pem").toString());
  }

  private Tls certified(String name, String authority) throws Exception {
    pair(name, List.of());
    keytool(name, "-certreq", "-file", file(name + ".request").toString());
    keytool(
        authority,
        "-gencert",
        "-rfc",
        "-ext",
        "san=ip:127.0.0.1",
        "-infile",
        file(name + ".request").toString(),
        "-outfile",
        file(name + ".pem").toString());
    try (InputStream in = Files.newInputStream(file(name + ".p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      String lines =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(store.getKey(name, PASSWORD.toCharArray()).getEncoded());
      Files.writeString(
          file(name + ".key"),
          "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
    }
    return new Tls(file(name + ".key"), file(name + ".pem"), file(authority + ".pem"));
  }

  private void pair(String name, List<String> more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "RSA"));
    arguments.addAll(List.of("-keysize", "2048", "-validity", "3650", "-dname", "CN=" + name));
    arguments.addAll(more);
    keytool(name, arguments.toArray(String[]::new));
  }

  private void keytool(String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", name, "-keystore", file(name + ".p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(file("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(file("keytool.log"))).isZero();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
