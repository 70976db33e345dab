package dev.migratehub.backup.kind;

import dev.migratehub.engine.target.OpenTarget;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// What is to be loaded, and where.
///
/// @param backup its name
/// @param in the bytes of the dump, unpacked; reading them may fail with a problem that ends all
/// @param schemas the schemas that the dump is limited to; none for the whole database
/// @param clean whether what is there goes first
/// @param owners whether owners and rights are restored
/// @param folder where large files may lie for a while
public record Loading(
    String backup,
    OpenTarget open,
    InputStream in,
    List<String> schemas,
    boolean clean,
    boolean owners,
    Path folder) {}
