package dev.migratehub.engine.dialect;

/// How tables that other tools made are looked at.
///
/// @param present a query for the names, in lower case, of those tables which are called like one
///   of `%1$s`, texts in lower case; only such need to be asked for as are in the current schema or
///   one of `%2$s`
/// @param columns a query with two parameters, schema (`''` for the current one) and table in any
///   case, that answers a row for each column of the table in their order: `schema_name`,
///   `table_name`, `column_name` as they are written
/// @param readTime a format that turns the column `%s`, a moment of any type, into a text
///   `2026-01-31 12:00:00.000000` in UTC; a moment without a time zone is in the session's
/// @param rowLock what follows a query that locks the row it reads; empty where a transaction locks
///   the whole database
public record ForeignSql(String present, String columns, String readTime, String rowLock) {}
