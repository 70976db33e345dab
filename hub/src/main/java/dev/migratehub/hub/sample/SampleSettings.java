package dev.migratehub.hub.sample;

import dev.migratehub.engine.dialect.Secret;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The servers on which the sample project's databases are made.
///
/// @param servers addresses of accounts that may create databases; none for no sample
/// @param password of the two people of the sample
@ConfigurationProperties("migratehub.sample")
record SampleSettings(
    @DefaultValue List<String> servers, @DefaultValue("") Secret password) {

  SampleSettings {
    servers = List.copyOf(servers);
  }

  @Override
  public String toString() {
    return "SampleSettings[servers=" + servers.size() + "]";
  }
}
