package dev.migratehub.hub.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often is too often, each per minute.
///
/// @param signIns attempts with a password, per address and per account
/// @param refusals requests that are refused, per user or, for strangers, per address
/// @param writes requests that change something, per user
@ConfigurationProperties("migratehub.limits")
public record LimitSettings(
    @DefaultValue("10") int signIns,
    @DefaultValue("60") int refusals,
    @DefaultValue("240") int writes) {}
