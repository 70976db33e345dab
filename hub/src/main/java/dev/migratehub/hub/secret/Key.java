package dev.migratehub.hub.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// A key that seals, made by HKDF (RFC 5869) from the bytes of a setting.
///
/// @param id tells keys apart and nothing of the key itself
record Key(String id, SecretKey secret) {

  static final int LEAST_BYTES = 32;

  private static final int ID_BYTES = 8;
  private static final byte[] SALT = "migrate-hub secrets".getBytes(UTF_8);

  /// Reads a key as settings have it.
  ///
  /// @param setting named in the error
  /// @throws ProblemException when it is not base64 or too short
  static Key of(String setting, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw unusable(setting + " is not base64");
    }
    if (bytes.length < LEAST_BYTES) {
      throw unusable(
          "%s holds %d bytes and needs at least %d".formatted(setting, bytes.length, LEAST_BYTES));
    }
    return new Key(
        HexFormat.of().formatHex(derived(bytes, "id", ID_BYTES).getEncoded()),
        derived(bytes, "seal", LEAST_BYTES));
  }

  static ProblemException unusable(String what) {
    return new Problem(
            Code.SETTING_INVALID,
            what,
            "the hub did not start; nothing was changed",
            "make a key with: openssl rand -base64 32, and keep it in MIGRATEHUB_SECRET_KEY")
        .exception();
  }

  private static SecretKey derived(byte[] bytes, String purpose, int length) {
    AlgorithmParameterSpec spec =
        HKDFParameterSpec.ofExtract()
            .addIKM(bytes)
            .addSalt(SALT)
            .thenExpand(purpose.getBytes(UTF_8), length);
    try {
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF", e);
    }
  }

  @Override
  public String toString() {
    return "Key[" + id + "]";
  }
}
