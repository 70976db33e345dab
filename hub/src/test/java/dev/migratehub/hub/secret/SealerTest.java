package dev.migratehub.hub.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migratehub.engine.dialect.Secret;
import dev.migratehub.engine.problem.ProblemException;
import dev.migratehub.hub.store.DbSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealerTest {

  private static final Place PLACE = Place.of("db_targets", "1", "password", "db.test", "5432");
  private static final Secret SECRET = new Secret("correct horse");

  private final Key old = Key.of("OLD", base64("the old key of thirty-two bytes."));
  private final Key fresh = Key.of("NEW", base64("the new key of thirty-two bytes."));

  @Test
  void what_was_sealed_opens_in_its_place() {
    Sealer sealer = new Sealer(fresh, List.of());
    Sealed sealed = sealer.seal(SECRET, PLACE);
    assertThat(sealer.open(sealed, PLACE)).isEqualTo(SECRET);
    assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain("horse");
    assertThat(sealed.keyId()).isEqualTo(fresh.id());
  }

  @Test
  void it_opens_in_no_other_place() {
    Sealer sealer = new Sealer(fresh, List.of());
    Sealed sealed = sealer.seal(SECRET, PLACE);
    for (Place other :
        List.of(
            Place.of("db_targets", "2", "password", "db.test", "5432"),
            Place.of("db_targets", "1", "password", "evil.test", "5432"),
            Place.of("db_targets", "1", "passwordd", "b.test", "5432"),
            Place.of("db_targets", "1", "password", "db.test"))) {
      assertThatThrownBy(() -> sealer.open(sealed, other)).isInstanceOf(Unopened.class);
    }
  }

  @Test
  void a_flipped_bit_anywhere_is_found() {
    Sealer sealer = new Sealer(fresh, List.of());
    Sealed sealed = sealer.seal(SECRET, PLACE);
    for (int i = 0; i < sealed.bytes().length; i++) {
      byte[] bytes = sealed.bytes().clone();
      bytes[i] ^= 1;
      assertThatThrownBy(() -> sealer.open(new Sealed(sealed.keyId(), bytes), PLACE))
          .isInstanceOf(Unopened.class);
    }
    assertThatThrownBy(() -> sealer.open(new Sealed(fresh.id(), new byte[4]), PLACE))
        .isInstanceOf(Unopened.class);
  }

  @Test
  void an_older_key_opens_and_the_newest_seals() {
    Sealed before = new Sealer(old, List.of()).seal(SECRET, PLACE);
    Sealer both = new Sealer(fresh, List.of(old));
    assertThat(both.open(before, PLACE)).isEqualTo(SECRET);
    assertThat(both.seal(SECRET, PLACE).keyId()).isEqualTo(fresh.id());
    Sealer without = new Sealer(fresh, List.of());
    assertThatThrownBy(() -> without.open(before, PLACE))
        .isInstanceOf(Unopened.class)
        .hasMessageContaining(old.id());
    Sealed relabelled = new Sealed(fresh.id(), before.bytes());
    assertThatThrownBy(() -> both.open(relabelled, PLACE)).isInstanceOf(Unopened.class);
  }

  @Test
  void the_same_secret_is_never_sealed_alike() {
    Sealer sealer = new Sealer(fresh, List.of());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(Base64.getEncoder().encodeToString(sealer.seal(SECRET, PLACE).bytes()));
    }
    assertThat(seen).hasSize(1000);
  }

  @Test
  void a_key_that_is_short_or_no_base64_is_refused_without_showing_it() {
    assertThatThrownBy(() -> Key.of("MIGRATEHUB_SECRET_KEY", base64("too short")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("MIGRATEHUB_SECRET_KEY holds 9 bytes and needs at least 32");
    assertThatThrownBy(() -> Key.of("MIGRATEHUB_SECRET_KEY", "no%base64"))
        .hasMessageContaining("MIGRATEHUB_SECRET_KEY is not base64")
        .hasMessageNotContaining("no%base64");
    assertThat(fresh.toString()).isEqualTo("Key[" + fresh.id() + "]");
  }

  @Test
  void without_a_key_the_embedded_database_gets_one_and_another_does_not(@TempDir Path folder)
      throws IOException {
    SecretConfiguration configuration = new SecretConfiguration();
    SecretSettings none = new SecretSettings("", List.of());
    DbSettings embedded = settings(null, folder);
    String made = configuration.sealer(none, embedded).keyId();
    Path file = folder.resolve("secret.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(configuration.sealer(none, embedded).keyId()).isEqualTo(made);
    assertThatThrownBy(() -> configuration.sealer(none, settings("postgres://db/hub", folder)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("MIGRATEHUB_SECRET_KEY is not set");
  }

  private static DbSettings settings(@org.jspecify.annotations.Nullable String dsn, Path folder) {
    return new DbSettings(dsn, folder, 1, Duration.ofSeconds(1));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
