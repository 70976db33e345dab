package dev.migratehub.hub.web;

import dev.migratehub.hub.access.Refusal;
import org.jspecify.annotations.Nullable;

/// How much of a list is wanted, and from where.
///
/// @param limit from 1 to 200
public record Paging(int limit, Cursor after) {

  private static final int MOST = 200;
  private static final int USUAL = 50;

  public Paging {
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("limit", "must be from 1 to " + MOST);
    }
  }

  /// As a request gives it.
  public static Paging of(@Nullable Integer limit, @Nullable String cursor) {
    return new Paging(
        limit == null ? USUAL : limit, cursor == null ? Cursor.START : Cursor.of(cursor));
  }
}
