package dev.migratehub.hub.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How people stay signed in.
///
/// @param passwords whether everybody who has a password may sign in with it; on the embedded
///   database they may anyway
/// @param idle after how long without a request a session ends
/// @param longest after how long a session ends in any case
@ConfigurationProperties("migratehub.sign-in")
record SignInSettings(
    @DefaultValue("false") boolean passwords,
    @DefaultValue("2h") Duration idle,
    @DefaultValue("12h") Duration longest) {}
