package dev.migratehub.cli.hub;

import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A run as the hub tells of it.
///
/// @param fields all that was told
public record HubRun(Map<String, Object> fields) {

  private static final Set<String> ENDS =
      Set.of("executed", "failed", "canceled", "denied", "needs_reapproval");
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int PATIENCE = 60;

  public HubRun {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// Asks for one.
  public static HubRun of(HubClient hub, String id) {
    return new HubRun(hub.get("/runs/" + HubClient.encoded(id)));
  }

  /// The run without its items.
  public Map<String, Object> run() {
    return HubJson.object(fields, "run");
  }

  public String id() {
    return HubJson.text(run(), "id");
  }

  public String state() {
    return HubJson.text(run(), "state");
  }

  /// What happens on each target.
  public List<Map<String, Object>> items() {
    return HubJson.objects(fields, "items");
  }

  /// Whether nothing happens to it by itself any more.
  public boolean ended() {
    return ENDS.contains(state());
  }

  /// Makes sure that it ended as whoever began it wishes.
  ///
  /// @throws ProblemException when it did not
  public void ensureExecuted() {
    if (!state().equals("executed")) {
      boolean began = state().equals("failed") || state().equals("canceled");
      throw new Problem(
              began ? Code.HUB_RUN_FAILED : Code.HUB_RUN_NOT_APPROVED,
              "run %s is %s: %s".formatted(id(), state().replace('_', ' '), why()),
              "the hub says of each target what is there now",
              (began ? "see its log: migr8 hub logs " : "see where it stands: migr8 hub status ")
                  + id())
          .exception();
    }
  }

  private String why() {
    String reason = HubJson.text(run(), "reason");
    return reason.isEmpty() ? "no reason was given" : reason;
  }

  /// Waits a moment and asks again; a hub that is away for a while, as when it is started anew, is
  /// waited for.
  public HubRun later(HubClient hub) {
    for (int tries = 1; ; tries++) {
      rest();
      try {
        return of(hub, id());
      } catch (ProblemException e) {
        if (e.problem().code() != Code.HUB_UNREACHABLE || tries >= PATIENCE) {
          throw e;
        }
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          new Problem(
              Code.RUN_INTERRUPTED,
              "interrupted while run " + id() + " was followed",
              "the hub goes on with the run",
              "follow it again: migr8 hub status " + id() + " --watch"),
          e);
    }
  }
}
