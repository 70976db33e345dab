package dev.migratehub.engine.dialect;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a driver reaches a database.
///
/// @param driver the class name of the JDBC driver
/// @param jdbcUrl without user and password
/// @param properties for the driver, without user and password
/// @param user empty for the driver's default
/// @param display the address as it may be shown: no password in it
/// @param otherwise how to try again when the server or the driver refuses the first try
/// @param made the file that connecting makes when it is not there; empty for a server
public record Endpoint(
    String driver,
    String jdbcUrl,
    Map<String, String> properties,
    String user,
    Secret password,
    String display,
    Optional<Otherwise> otherwise,
    Optional<Made> made) {

  /// A second way in.
  ///
  /// @param when found in the words of a refusal that this way avoids
  /// @param properties what to change
  public record Otherwise(Pattern when, Map<String, String> properties) {
    public Otherwise {
      properties = Map.copyOf(properties);
    }
  }

  /// A database in a file.
  ///
  /// @param insteadUrl an empty database to be read as long as the file is not there
  public record Made(String file, String insteadUrl) {}

  public Endpoint {
    properties = Map.copyOf(properties);
    display = AddressSecrets.hiddenParameters(display);
  }
}
