package dev.migratehub.hub.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the audit is looked after.
///
/// @param checkpointEvery how often it is signed how far the chain has come; zero for only when
///   somebody asks
@ConfigurationProperties("migratehub.audit")
record AuditSettings(@DefaultValue("1h") Duration checkpointEvery) {}
