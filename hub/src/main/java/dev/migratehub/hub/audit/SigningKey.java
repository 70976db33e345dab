package dev.migratehub.hub.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migratehub.engine.dialect.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The key that signs checkpoints, without its secret half.
///
/// @param id the first bytes of the public half's SHA-256
/// @param publicKey SubjectPublicKeyInfo (RFC 8410) in base64
record SigningKey(String id, String publicKey) {

  static final String ALGORITHM = "Ed25519";

  private static final int ID_BYTES = 8;

  /// A new key and its secret half.
  record Made(SigningKey key, Secret secret) {}

  static Made make() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] shown = pair.getPublic().getEncoded();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(shown);
      String id = HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
      Base64.Encoder base64 = Base64.getEncoder();
      return new Made(
          new SigningKey(id, base64.encodeToString(shown)),
          new Secret(base64.encodeToString(pair.getPrivate().getEncoded())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /// Signs with the secret half.
  static String sign(Secret secret, String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(secret.value());
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
      signature.update(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /// Whether this key signed that text.
  boolean signed(String text, String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(publicKey);
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes)));
      signature.update(text.getBytes(UTF_8));
      return signature.verify(Base64.getDecoder().decode(base64));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
