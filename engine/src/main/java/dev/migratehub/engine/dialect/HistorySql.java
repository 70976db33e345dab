package dev.migratehub.engine.dialect;

/// How the history table is spelt; the columns themselves are the same everywhere.
///
/// @param exists a query with two parameters, schema (`''` for the current one) and table, that
///   answers one row when the table is there
/// @param keyType the type of the primary key
/// @param textType a text without bound
/// @param bytesType bytes without bound
/// @param timeType a moment with microseconds
/// @param bindTime the expression that turns a parameter `2026-01-31 12:00:00.000000` (UTC) into it
/// @param readTime a format that turns the column `%s` into that text
/// @param uuidType a UUID
/// @param bindUuid the expression that turns a text parameter into it
/// @param suffix what follows the closing parenthesis of `create table`
public record HistorySql(
    String exists,
    String keyType,
    String textType,
    String bytesType,
    String timeType,
    String bindTime,
    String readTime,
    String uuidType,
    String bindUuid,
    String suffix) {}
