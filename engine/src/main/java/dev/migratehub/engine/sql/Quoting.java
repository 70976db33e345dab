package dev.migratehub.engine.sql;

/// How a dialect writes comments and quotes, as far as [Words] must know.
///
/// @param nestedComments whether a comment may hold a comment
/// @param hashComments whether `#` starts a comment
/// @param executableComments whether `/*! … */` is code
/// @param dollarQuotes whether `$tag$ … $tag$` is a text
/// @param backslashes whether `\` escapes inside every text
/// @param brackets whether `[name]` is a quoted name
public record Quoting(
    boolean nestedComments,
    boolean hashComments,
    boolean executableComments,
    boolean dollarQuotes,
    boolean backslashes,
    boolean brackets) {}
