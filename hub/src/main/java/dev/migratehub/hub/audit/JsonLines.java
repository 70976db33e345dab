package dev.migratehub.hub.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line; the details are a text, so that their bytes stay what was hashed.
final class JsonLines implements Export.Lines {

  private final JsonMapper json = JsonMapper.builder().build();

  @Override
  public String head() {
    return "";
  }

  @Override
  public String event(AuditEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seq", event.seq());
    fields.put("at", Chain.text(event.at()));
    fields.put("actorId", event.actorId().map(UUID::toString).orElse(""));
    fields.put("actorName", event.actorName());
    fields.put("session", event.session());
    fields.put("ip", event.ip());
    fields.put("requestId", event.requestId());
    fields.put("action", event.action());
    fields.put("outcome", event.outcome());
    fields.put("resourceType", event.resourceType());
    fields.put("resourceId", event.resourceId());
    fields.put("projectId", event.projectId().map(UUID::toString).orElse(""));
    fields.put("environment", event.environment().orElse(""));
    fields.put("details", event.details());
    fields.put("previous", event.previous());
    fields.put("hash", event.hash());
    return json.writeValueAsString(fields) + "\n";
  }

  @Override
  public String checkpoint(Checkpoint checkpoint) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("checkpoint", checkpoint.seq());
    fields.put("hash", checkpoint.hash());
    fields.put("at", Chain.text(checkpoint.at()));
    fields.put("keyId", checkpoint.keyId());
    fields.put("signature", checkpoint.signature());
    return json.writeValueAsString(fields) + "\n";
  }
}
