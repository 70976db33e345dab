package dev.migratehub.hub.secret;

/// A secret as it is kept: nobody without the key can read it, and it opens only in the place it
/// was sealed for.
///
/// @param keyId which key it was sealed with
/// @param bytes the nonce, then the ciphertext with its tag
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Sealed(String keyId, byte[] bytes) {

  @Override
  public String toString() {
    return "Sealed[" + keyId + "]";
  }
}
