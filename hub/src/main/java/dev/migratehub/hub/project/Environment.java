package dev.migratehub.hub.project;

/// A stage that changes go through, such as `stg`.
///
/// @param position counts from 1, in the order in which changes go through them
/// @param version counts the edits, from 1
public record Environment(String name, int position, Policy policy, long version) {}
