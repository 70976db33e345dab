package dev.migratehub.hub.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// An OpenID provider that says whatever a test wants, signed however a test wants; but that holds
/// the hub to PKCE as a strict one does.
final class Forger implements AutoCloseable {

  static final String CLIENT = "hub";
  static final String SECRET = "canary-client-secret";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final KeyPair key = pair();
  private final KeyPair otherKey = pair();
  private final Map<String, String> challenges = new HashMap<>();

  /// What the next ID token is to be.
  enum Signing {
    RIGHT,
    OTHER_KEY,
    NONE,
    HMAC_WITH_PUBLIC_KEY,
    CHANGED_AFTERWARDS
  }

  Signing signing = Signing.RIGHT;
  boolean down;
  String tokenError = "";
  Map<String, Object> claims = new TreeMap<>();
  Map<String, String> lastTokenRequest = Map.of();
  Map<String, String> lastStart = Map.of();

  Forger() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", it -> json(it, 200, discovery()));
    server.createContext("/keys", it -> json(it, 200, keys()));
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What a browser brings back after its person agreed, for somebody with that address.
  String agree(URI start, String email) {
    return agree(start, email, _ -> {});
  }

  /// The same with changed claims.
  String agree(URI start, String email, Consumer<Map<String, Object>> forge) {
    Map<String, String> asked = fields(start.getRawQuery());
    lastStart = asked;
    claims = new TreeMap<>();
    claims.put("iss", issuer());
    claims.put("sub", "sub-of-" + email);
    claims.put("aud", CLIENT);
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("exp", Instant.now().getEpochSecond() + 300);
    claims.put("nonce", String.valueOf(asked.get("nonce")));
    claims.put("email", email);
    claims.put("email_verified", true);
    claims.put("name", "Name of " + email);
    forge.accept(claims);
    String code = "code" + challenges.size();
    challenges.put(code, String.valueOf(asked.get("code_challenge")));
    return "?code=" + code + "&state=" + asked.get("state");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String discovery() {
    return JSON.writeValueAsString(
        Map.of(
            "issuer",
            issuer(),
            "authorization_endpoint",
            issuer() + "/authorize",
            "token_endpoint",
            issuer() + "/token",
            "jwks_uri",
            issuer() + "/keys",
            "response_types_supported",
            new String[] {"code"},
            "subject_types_supported",
            new String[] {"public"},
            "id_token_signing_alg_values_supported",
            new String[] {"RS256", "HS256", "none"}));
  }

  private String keys() {
    RSAPublicKey open = (RSAPublicKey) key.getPublic();
    return JSON.writeValueAsString(
        Map.of(
            "keys",
            new Object[] {
              Map.of(
                  "kty", "RSA",
                  "kid", "1",
                  "use", "sig",
                  "alg", "RS256",
                  "n", base64(unsigned(open.getModulus().toByteArray())),
                  "e", base64(unsigned(open.getPublicExponent().toByteArray())))
            }));
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    lastTokenRequest = asked;
    String challenge = challenges.remove(String.valueOf(asked.get("code")));
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    String known =
        "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
    if (!tokenError.isEmpty()
        || challenge == null
        || !known.equals(login)
        || !challenge.equals(hash(String.valueOf(asked.get("code_verifier"))))) {
      json(
          exchange,
          400,
          "{\"error\":\"" + (tokenError.isEmpty() ? "invalid_grant" : tokenError) + "\"}");
      return;
    }
    json(
        exchange,
        200,
        JSON.writeValueAsString(
            Map.of(
                "access_token", "canary-access-token",
                "token_type", "Bearer",
                "expires_in", 300,
                "scope", "openid email profile",
                "id_token", idToken())));
  }

  private String idToken() {
    String algorithm =
        switch (signing) {
          case NONE -> "none";
          case HMAC_WITH_PUBLIC_KEY -> "HS256";
          default -> "RS256";
        };
    String head = JSON.writeValueAsString(Map.of("alg", algorithm, "kid", "1", "typ", "JWT"));
    String body = part(head) + "." + part(JSON.writeValueAsString(claims));
    String token = body + "." + signature(body);
    if (signing == Signing.CHANGED_AFTERWARDS) {
      Map<String, Object> other = new TreeMap<>(claims);
      other.put("email", "boss@example.org");
      return part(head) + "." + part(JSON.writeValueAsString(other)) + "." + signature(body);
    }
    return token;
  }

  private String signature(String body) {
    try {
      return switch (signing) {
        case NONE -> "";
        case HMAC_WITH_PUBLIC_KEY -> {
          Mac mac = Mac.getInstance("HmacSHA256");
          mac.init(new SecretKeySpec(key.getPublic().getEncoded(), "HmacSHA256"));
          yield base64(mac.doFinal(body.getBytes(US_ASCII)));
        }
        case RIGHT, OTHER_KEY, CHANGED_AFTERWARDS -> {
          Signature signer = Signature.getInstance("SHA256withRSA");
          signer.initSign((signing == Signing.OTHER_KEY ? otherKey : key).getPrivate());
          signer.update(body.getBytes(US_ASCII));
          yield base64(signer.sign());
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(down ? 503 : status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(
          URLDecoder.decode(pair.substring(0, equals), UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return fields;
  }

  private static String hash(String verifier) {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return base64(json.getBytes(UTF_8));
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
