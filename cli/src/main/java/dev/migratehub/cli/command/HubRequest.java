package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.render.Json;
import dev.migratehub.cli.usage.CommonFlags;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// `migr8 hub request`: asks for the approval of a run.
final class HubRequest implements Command {

  private static final Flag ENVIRONMENT =
      Flag.value("NAME", "The environment, such as stg", "--env");
  private static final Flag SET =
      Flag.value("NAME", "The DB set, by its name or id; needed where there are several", "--set");
  private static final Flag ROLLBACK = Flag.toggle("Take it back there", "--rollback");
  private static final Flag ON_FAILURE =
      Flag.value(
          "stop|continue", "What becomes of the other targets when one fails", "--on-failure");
  private static final Flag KEY =
      Flag.value(
          "TEXT", "Said again with the same key it is the same request", "--idempotency-key");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public Usage usage() {
    return Usage.of("hub request", "Request that a migration be run on a DB set")
        .detail("Prints the run, which waits for an approval: migr8 hub approve RUN.")
        .needs("MIGRATION", "The migration's key or id")
        .flag(ENVIRONMENT)
        .flag(SET)
        .flag(ROLLBACK)
        .flag(ON_FAILURE)
        .flag(KEY)
        .example("migr8 hub request 042 --env stg", "on the only DB set of stg")
        .example("migr8 hub request 042 --env prd --set auth --parallel 4", "four targets at once")
        .example("migr8 hub request 042 --env stg --rollback", "take it back");
  }

  @Override
  public int run(Call call) {
    String environment =
        call.arguments()
            .value(ENVIRONMENT)
            .orElseThrow(() -> invalid("no environment was named", "name it: --env stg"));
    HubClient hub = HubCalls.hub(call);
    Map<String, Object> migration = migration(hub, call.arguments().at(0).orElseThrow());
    Json body = new Json().put("env", environment);
    body.put("db_set_id", set(hub, migration, environment, call.arguments().value(SET)));
    call.arguments().value(ON_FAILURE).ifPresent(text -> body.put("on_failure", text));
    call.arguments()
        .value(CommonFlags.PARALLEL)
        .ifPresent(text -> body.put("parallel", Wishes.atOnce(text)));
    String what = call.arguments().has(ROLLBACK) ? "request-rollback" : "request-approval";
    String key = call.arguments().value(KEY).orElseGet(() -> UUID.randomUUID().toString());
    HubCalls.told(
        call,
        hub.once(
            "POST",
            "/migrations/" + HubJson.text(migration, "id") + "/" + what,
            body.toString(),
            key));
    return 0;
  }

  private static Map<String, Object> migration(HubClient hub, String named) {
    if (ID.matcher(named).matches()) {
      return hub.get("/migrations/" + named);
    }
    List<Map<String, Object>> found =
        HubJson.objects(hub.get("/migrations?key=" + HubClient.encoded(named)), "items");
    return only(found, "migration", named, "give its id instead of its key");
  }

  private static String set(
      HubClient hub, Map<String, Object> migration, String environment, Optional<String> named) {
    if (named.filter(it -> ID.matcher(it).matches()).isPresent()) {
      return named.get();
    }
    String path =
        "/db-sets?limit=100&project=%s&env=%s"
            .formatted(HubJson.text(migration, "project_id"), HubClient.encoded(environment));
    List<Map<String, Object>> found =
        HubJson.objects(hub.get(path), "items").stream()
            .filter(set -> !Boolean.TRUE.equals(set.get("disabled")))
            .filter(set -> named.isEmpty() || named.get().equals(set.get("name")))
            .toList();
    return HubJson.text(
        only(found, "DB set of " + environment, named.orElse(""), "name it: --set NAME"), "id");
  }

  private static Map<String, Object> only(
      List<Map<String, Object>> found, String kind, String named, String next) {
    String name = named.isEmpty() ? "" : " " + named;
    return switch (found.size()) {
      case 1 -> found.getFirst();
      case 0 -> throw invalid("the hub has no " + kind + name, "look on the hub for its name");
      default ->
          throw invalid("the hub has %d, each a %s%s".formatted(found.size(), kind, name), next);
    };
  }

  private static ProblemException invalid(String what, String next) {
    return new Problem(Code.ARGUMENTS_INVALID, what, "nothing was requested", next).exception();
  }
}
