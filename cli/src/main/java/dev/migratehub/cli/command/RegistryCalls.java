package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import dev.migratehub.engine.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the commands about a hub's registry of configurations have in common.
final class RegistryCalls {

  static final Flag SEEN =
      Flag.value("N", "The version that you saw; another one is a conflict", "--version-seen");
  static final Flag COMMENT = Flag.value("TEXT", "Why, for the history", "--comment");
  static final Flag KEY =
      Flag.value(
          "TEXT", "Said again with the same key it is the same request", "--idempotency-key");

  private RegistryCalls() {}

  /// The registry of the hub that is signed in to.
  static HubClient registry(Call call) {
    return HubCalls.hub(call).registry();
  }

  /// The project and the key that the first two words name.
  static String path(Call call) {
    return configs(call) + "/" + HubClient.encoded(call.arguments().at(1).orElseThrow());
  }

  static String configs(Call call) {
    return "/projects/" + HubClient.encoded(call.arguments().at(0).orElseThrow()) + "/configs";
  }

  /// Tells of a version of a configuration.
  static void told(Call call, Map<String, Object> config) {
    call.report().answer(new Answer.OfHub("config", config, line(config)));
  }

  private static String line(Map<String, Object> config) {
    String comment = HubJson.text(config, "comment");
    String back = HubJson.text(config, "rolled_back_to");
    return "%s  version %s, %s, %s%s%s"
        .formatted(
            HubJson.text(config, "key"),
            HubJson.text(config, "version"),
            HubJson.text(config, "at"),
            HubJson.text(config, "author"),
            back.isEmpty() ? "" : ", as version " + back,
            comment.isEmpty() ? "" : ": " + comment);
  }

  /// The key under which a request is known again.
  static String key(Call call) {
    return call.arguments().value(KEY).orElseGet(() -> UUID.randomUUID().toString());
  }

  /// The number that a flag gives.
  static Optional<Long> number(Call call, Flag flag) {
    return call.arguments().value(flag).map(text -> number(flag, text));
  }

  private static long number(Flag flag, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new ProblemException(
          invalid(flag.name() + " is no number: " + text, "write it as: " + flag.name() + " 3")
              .problem(),
          e);
    }
  }

  static ProblemException invalid(String what, String next) {
    return new Problem(Code.ARGUMENTS_INVALID, what, "nothing was asked of the hub", next)
        .exception();
  }
}
