package dev.migratehub.hub.web;

import java.util.Map;
import java.util.Optional;

/// What a page says of what was just done. The address carries a word only, so that nobody can make
/// a page say something else.
final class Said {

  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("saved", "Saved."),
          Map.entry("created", "Created."),
          Map.entry("version", "Saved as a new version. Approvals of older versions are void."),
          Map.entry("same", "Saved. The SQL is the same, so approvals still hold."),
          Map.entry("requested", "Requested. It waits for an approval now."),
          Map.entry("approved", "Approved. It can be run now."),
          Map.entry("denied", "Denied."),
          Map.entry("queued", "Queued. The rows below change while it runs."),
          Map.entry("canceled", "Called off."),
          Map.entry("stopping", "Stopping: the statements are cancelled on the targets."),
          Map.entry("disabled", "Disabled."),
          Map.entry("enabled", "Enabled."),
          Map.entry("removed", "Removed."),
          Map.entry("ended", "The session is ended."),
          Map.entry("revoked", "The token opens nothing any more."),
          Map.entry("password", "The password is set. Other sessions are ended."),
          Map.entry("out", "You are signed out."),
          Map.entry("rolled", "Rolled back: a new version has the old content."),
          Map.entry("tested", "Tested."));

  private Said() {}

  static Optional<String> sentence(String word) {
    return Optional.ofNullable(SENTENCES.get(word));
  }
}
