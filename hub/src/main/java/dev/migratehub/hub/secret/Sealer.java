package dev.migratehub.hub.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.engine.dialect.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals secrets with AES-256-GCM and opens them. The newest key seals; older ones only open. The
/// place of a secret and the id of the key are its associated data. For several threads.
public final class Sealer {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Key newest;
  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();

  Sealer(Key newest, List<Key> older) {
    this.newest = newest;
    older.forEach(key -> keys.put(key.id(), key));
    keys.put(newest.id(), newest);
  }

  /// The id of the key that seals.
  public String keyId() {
    return newest.id();
  }

  /// Seals a secret for a place.
  public Sealed seal(Secret secret, Place place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = secret.value().getBytes(UTF_8);
    try {
      byte[] hidden = cipher(Cipher.ENCRYPT_MODE, newest, nonce, place).doFinal(plain);
      byte[] bytes = Arrays.copyOf(nonce, nonce.length + hidden.length);
      System.arraycopy(hidden, 0, bytes, nonce.length, hidden.length);
      return new Sealed(newest.id(), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /// Opens what was sealed for that place.
  ///
  /// @throws Unopened when it was sealed for another place, was changed, or its key is not there
  public Secret open(Sealed sealed, Place place) {
    Key key = keys.get(sealed.keyId());
    if (key == null) {
      throw new Unopened("its key " + sealed.keyId() + " is not among those that are configured");
    }
    if (sealed.bytes().length <= NONCE_BYTES) {
      throw new Unopened("it is too short");
    }
    byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, place);
      int length = sealed.bytes().length - NONCE_BYTES;
      return new Secret(new String(cipher.doFinal(sealed.bytes(), NONCE_BYTES, length), UTF_8));
    } catch (AEADBadTagException e) {
      throw new Unopened("it was changed, or belongs to another place");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, Key key, byte[] nonce, Place place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.and(key.id()).bytes());
    return cipher;
  }
}
