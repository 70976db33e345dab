package dev.migratehub.guardian.log;

import java.nio.file.Path;

/// What a member shows the others and what they must show it: files in PEM. Both sides prove who
/// they are.
///
/// @param key of this member, PKCS #8 without a password
/// @param certificate of this member, for the host it is reached at
/// @param authority that signed the certificates of all members
public record Tls(Path key, Path certificate, Path authority) {}
