package dev.migratehub.engine.dialect;

/// How tables are found that take no part in transactions, and what writes to them unseen: views,
/// triggers, functions.
///
/// @param schemas a query for the names of all schemas, the one that names without a schema mean
///   first, empty where there is none
/// @param things a query with the name of a schema as every parameter that answers `name`, and
///   `body`: empty for a table without transactions, else what runs when something is done to the
///   name; NULL where this user may not see that
public record UntransactedSql(String schemas, String things) {}
