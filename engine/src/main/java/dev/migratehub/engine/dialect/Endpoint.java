package dev.migratehub.engine.dialect;

import java.util.Map;

/// How a driver reaches a database.
///
/// @param driver the class name of the JDBC driver
/// @param jdbcUrl without user and password
/// @param properties for the driver, without user and password
/// @param user empty for the driver's default
/// @param display the address as it may be shown: no password in it
public record Endpoint(
    String driver,
    String jdbcUrl,
    Map<String, String> properties,
    String user,
    Secret password,
    String display) {

  public Endpoint {
    properties = Map.copyOf(properties);
    display = AddressSecrets.hiddenParameters(display);
  }
}
