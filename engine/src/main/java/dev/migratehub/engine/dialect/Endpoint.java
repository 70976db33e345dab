package dev.migratehub.engine.dialect;

import java.util.Map;
import java.util.Optional;

/// How a driver reaches a database.
///
/// @param driver the class name of the JDBC driver
/// @param jdbcUrl without user and password
/// @param properties for the driver, without user and password
/// @param user empty for the driver's default
/// @param display the address as it may be shown: no password in it
/// @param made the file that connecting makes when it is not there; empty for a server
public record Endpoint(
    String driver,
    String jdbcUrl,
    Map<String, String> properties,
    String user,
    Secret password,
    String display,
    Optional<Made> made) {

  /// A database in a file.
  ///
  /// @param insteadUrl an empty database to be read as long as the file is not there
  public record Made(String file, String insteadUrl) {}

  public Endpoint {
    properties = Map.copyOf(properties);
    display = AddressSecrets.hiddenParameters(display);
  }
}
