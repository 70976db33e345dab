package dev.migratehub.hub.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How runs are executed.
///
/// @param nodeThreads how many runs at once on this node; 0 for a node that executes none
/// @param heartbeat how often a node says that it lives; after four that are missing, its runs are
///   taken over
/// @param lease how long a node's claim to a target holds when it is not renewed
/// @param lockWait how long an item waits for a target that somebody else holds
/// @param statementTimeout for one statement; zero means without bound
@ConfigurationProperties("migratehub.runs")
record RunSettings(
    @DefaultValue("10") int nodeThreads,
    @DefaultValue("5s") Duration heartbeat,
    @DefaultValue("20s") Duration lease,
    @DefaultValue("1m") Duration lockWait,
    @DefaultValue("0s") Duration statementTimeout) {}
