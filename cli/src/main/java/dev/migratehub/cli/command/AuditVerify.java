package dev.migratehub.cli.command;

import dev.migratehub.cli.audit.AuditCheck;
import dev.migratehub.cli.audit.AuditFile;
import dev.migratehub.cli.render.Answer;
import dev.migratehub.cli.usage.Flag;
import dev.migratehub.cli.usage.Usage;
import dev.migratehub.engine.problem.Code;
import dev.migratehub.engine.problem.Problem;
import java.security.PublicKey;
import java.util.Optional;

/// `migr8 audit verify`: checks what a hub exported of its audit.
final class AuditVerify implements Command {

  private static final Flag KEY =
      Flag.value("KEY", "The hub's public key in base64, to check the signature with", "--key");
  private static final Flag FROM =
      Flag.value("EVENT", "The event the export begins with, when that is not 1", "--from");

  @Override
  public Usage usage() {
    return Usage.of("audit verify", "Check an export of a hub's audit")
        .detail(
            "Reads what the hub exported, as NDJSON or CSV, and needs neither the hub nor a"
                + " database. Every event holds a hash of its fields and of the event before it, and"
                + " a signed checkpoint closes the export: an event that was edited, removed, moved"
                + " or cut off is found, and the first such one is named.")
        .detail(
            "Who can write the file can make all hashes anew; only the signature holds against"
                + " that. Get the public key from the hub, GET /api/v1/audit/keys, and keep it"
                + " elsewhere.")
        .needs("FILE", "What the hub exported")
        .flag(KEY)
        .flag(FROM)
        .example("migr8 audit verify audit.ndjson --key MCowBQYDK2Vw…", "check it");
  }

  @Override
  public boolean needsSettings() {
    return false;
  }

  @Override
  public int run(Call call) {
    String file = call.arguments().at(0).orElseThrow();
    Optional<PublicKey> key = call.arguments().value(KEY).map(AuditVerify::key);
    long from = call.arguments().value(FROM).map(AuditVerify::event).orElse(1L);
    AuditCheck.Result result = AuditCheck.of(new AuditFile(file), from, key);
    result
        .bad()
        .ifPresent(bad -> {
          throw broken(file, result, bad).exception();
        });
    call.report().answer(new Answer.Text(text(file, result)));
    return 0;
  }

  private static String text(String file, AuditCheck.Result result) {
    String signature =
        result.signed()
            ? "signed with the key " + result.keyId()
            : "the signature of key %s was not checked: give --key".formatted(result.keyId());
    return "%s: %s; %s".formatted(file, events(result), signature);
  }

  private static String events(AuditCheck.Result result) {
    return result.from() == result.to()
        ? "event %d is as it was written".formatted(result.to())
        : "events %d to %d are as they were written".formatted(result.from(), result.to());
  }

  private static Problem broken(String file, AuditCheck.Result result, AuditCheck.Bad bad) {
    return new Problem(
        Code.AUDIT_BROKEN,
        "%s: event %d %s".formatted(file, bad.seq(), bad.what()),
        result.to() < result.from() ? "nothing in the file can be trusted" : events(result),
        "export it anew, and hold the hub's own check against it: GET /api/v1/audit/verification");
  }

  private static PublicKey key(String text) {
    try {
      return AuditCheck.key(text);
    } catch (IllegalArgumentException e) {
      throw wrong("--key is no Ed25519 key in base64").exception();
    }
  }

  private static long event(String text) {
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw wrong("--from takes the number of an event, from 1").exception();
    }
    return Long.parseLong(text);
  }

  private static Problem wrong(String what) {
    return new Problem(
        Code.ARGUMENTS_INVALID,
        what,
        "no database was touched",
        "see how it is called: migr8 help audit verify");
  }
}
