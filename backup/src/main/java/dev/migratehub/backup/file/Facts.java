package dev.migratehub.backup.file;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What stands beside a backup, in a file of JSON.
///
/// @param format the form of the backup and of these facts; a higher one is not ours to read
/// @param engine the id of the dialect: `postgres`
/// @param product the product's name with the server's version
/// @param database its name, or its file's
/// @param client the program that made the dump, with its version; empty for none
/// @param schemas the schemas it is limited to; none for the whole database
/// @param schemaVersion the newest migration that was applied; empty for none
/// @param bytes of the dump before it was packed
/// @param fileBytes of the file
/// @param schema the definition of the schema, a line for each thing; empty when it moved meanwhile
public record Facts(
    int format,
    String engine,
    String product,
    String database,
    String client,
    List<String> schemas,
    String schemaVersion,
    Instant startedAt,
    Duration took,
    String compression,
    long bytes,
    long fileBytes,
    String sha256,
    String toolVersion,
    List<String> schema) {

  /// The newest format there is.
  public static final int FORMAT = 1;

  public Facts {
    schemas = List.copyOf(schemas);
    schema = List.copyOf(schema);
  }

  /// The same with what is known once the file is written.
  Facts measured(Duration time, long unpacked, long written, String sum) {
    return new Facts(
        format,
        engine,
        product,
        database,
        client,
        schemas,
        schemaVersion,
        startedAt,
        time,
        compression,
        unpacked,
        written,
        sum,
        toolVersion,
        schema);
  }

  /// The same with another definition of the schema.
  public Facts schema(List<String> lines) {
    return new Facts(
        format,
        engine,
        product,
        database,
        client,
        schemas,
        schemaVersion,
        startedAt,
        took,
        compression,
        bytes,
        fileBytes,
        sha256,
        toolVersion,
        lines);
  }
}
