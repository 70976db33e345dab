package dev.migratehub.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Certificates for servers that speak TLS: an authority, what it signed for the host [#HOST], and
/// an authority that signed nothing.
public final class Certificates {

  /// The only host the server's certificate is for.
  public static final String HOST = "db.test";

  private static final String PASSWORD = "changeit";

  private Certificates() {}

  /// The certificate of whoever signed the servers' own, in PEM.
  public static String authority() {
    return read("authority.pem");
  }

  /// The certificate of somebody else, in PEM.
  public static String stranger() {
    return read("stranger.pem");
  }

  static Path certificate() {
    return folder().resolve("server.pem");
  }

  static Path key() {
    return folder().resolve("server.key");
  }

  private static String read(String file) {
    try {
      return Files.readString(folder().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Cache.once("certificates-1", Certificates::make);
  }

  private static void make(Path folder) {
    authority(folder, "authority");
    authority(folder, "stranger");
    pair(folder, "server", List.of());
    keytool(folder, "server", "-certreq", "-file", folder.resolve("request").toString());
    keytool(
        folder,
        "authority",
        "-gencert",
        "-rfc",
        "-ext",
        "san=dns:" + HOST,
        "-validity",
        "36500",
        "-infile",
        folder.resolve("request").toString(),
        "-outfile",
        folder.resolve("server.pem").toString());
    writeKey(folder);
  }

  private static void authority(Path folder, String name) {
    pair(folder, name, List.of("-ext", "bc:c"));
    keytool(folder, name, "-exportcert", "-rfc", "-file", folder.resolve(name + ".pem").toString());
  }

  private static void pair(Path folder, String name, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "RSA"));
    arguments.addAll(List.of("-keysize", "2048", "-validity", "36500", "-dname", "CN=" + name));
    arguments.addAll(more);
    keytool(folder, name, arguments.toArray(String[]::new));
  }

  private static void keytool(Path folder, String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", name, "-keystore", folder.resolve(name + ".p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Commands.run(folder.resolve("keytool.log"), command);
  }

  private static void writeKey(Path folder) {
    try (InputStream in = Files.newInputStream(folder.resolve("server.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
      String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
      Path file = folder.resolve("server.key");
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file, "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
