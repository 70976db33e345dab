package dev.migratehub.guardian;

/// Whose request it is.
///
/// @param author a user's id
/// @param request the author's key of this request; asked again with the same one, it gets the
///   first answer and is not done twice
/// @param comment why, in the author's words
public record By(String author, String request, String comment) {}
