package dev.migratehub.hub.reach;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How targets are reached.
///
/// @param loopback whether targets may be on this machine; when it is not said, only with the
///   embedded database, which is for trying out
/// @param resolve how long a name may take to be resolved
/// @param connect how long one address may take to answer
/// @param answer how long a connection test waits for a server that was reached
/// @param testsPerMinute how many connection tests everybody has a minute, on each node
@ConfigurationProperties("migratehub.targets")
public record ReachSettings(
    @Nullable Boolean loopback,
    @DefaultValue("3s") Duration resolve,
    @DefaultValue("5s") Duration connect,
    @DefaultValue("10s") Duration answer,
    @DefaultValue("10") int testsPerMinute) {}
