package dev.migratehub.cli.command;

import dev.migratehub.cli.hub.HubClient;
import dev.migratehub.cli.hub.HubJson;
import dev.migratehub.cli.render.Json;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `migr8 config-registry put`: makes a configuration, or gives it another content.
final class RegistryPut implements Command {

  private static final Flag SCHEMA =
      Flag.value("ID", "Make it, held against this schema", "--schema");

  @Override
  public Usage usage() {
    return Usage.of("config-registry put", "Write a configuration of a hub's registry")
        .detail(
            "A configuration that is there is changed with --version-seen N: if somebody else was"
                + " faster, nothing is changed and the exit status is 3. With --schema it is made;"
                + " then there must be none of that key.")
        .needs("PROJECT", "The project of the registry")
        .needs("KEY", "The configuration's key")
        .needs("FILE", "The content, as JSON; - for standard input")
        .flag(RegistryCalls.SEEN)
        .flag(SCHEMA)
        .flag(RegistryCalls.COMMENT)
        .flag(RegistryCalls.KEY)
        .example("migr8 config-registry put shop web web.json --version-seen 3", "the next version")
        .example("migr8 config-registry put shop web web.json --schema service", "a new one");
  }

  @Override
  public int run(Call call) {
    Optional<Long> seen = RegistryCalls.number(call, RegistryCalls.SEEN);
    Optional<String> schema = call.arguments().value(SCHEMA);
    if (seen.isPresent() == schema.isPresent()) {
      throw RegistryCalls.invalid(
          "put needs either --version-seen or --schema",
          "add --version-seen N to change what is there, or --schema ID to make it");
    }
    String content = content(call.arguments().at(2).orElseThrow());
    Json more = new Json();
    call.arguments().value(RegistryCalls.COMMENT).ifPresent(text -> more.put("comment", text));
    seen.ifPresent(number -> more.put("version", number));
    schema.ifPresent(id -> more.put("schema", id).put("key", call.arguments().at(1).orElseThrow()));
    HubClient registry = RegistryCalls.registry(call);
    String body = "{\"content\":%s,%s".formatted(content, more.toString().substring(1));
    String key = RegistryCalls.key(call);
    RegistryCalls.told(
        call,
        seen.isPresent()
            ? registry.once("PUT", RegistryCalls.path(call), body, key)
            : registry.once("POST", RegistryCalls.configs(call), body, key));
    return 0;
  }

  private static String content(String file) {
    try {
      String content = Files.readString(Path.of(file.equals("-") ? "/dev/stdin" : file));
      if (!HubJson.isOne(content)) {
        throw RegistryCalls.invalid(
            file + " is not one JSON value", "mend the file, then run the same command again");
      }
      return content;
    } catch (IOException e) {
      throw new ProblemException(
          RegistryCalls.invalid(
                  "%s cannot be read: %s".formatted(file, e.getClass().getSimpleName()),
                  "name a file with JSON, or - for standard input")
              .problem(),
          e);
    }
  }
}
