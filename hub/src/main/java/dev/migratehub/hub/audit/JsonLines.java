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
    fields.put("actor_id", event.actorId().map(UUID::toString).orElse(""));
    fields.put("actor_name", event.actorName());
    fields.put("session", event.session());
    fields.put("ip", event.ip());
    fields.put("request_id", event.requestId());
    fields.put("action", event.action());
    fields.put("outcome", event.outcome());
    fields.put("resource_type", event.resourceType());
    fields.put("resource_id", event.resourceId());
    fields.put("project_id", event.projectId().map(UUID::toString).orElse(""));
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
    fields.put("key_id", checkpoint.keyId());
    fields.put("signature", checkpoint.signature());
    return json.writeValueAsString(fields) + "\n";
  }
}
