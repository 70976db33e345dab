package dev.migratehub.hub.audit;

/// Everything the audit can tell of; a deed that changes something has exactly one.
public enum Action {
  SIGN_IN("session.sign_in"),
  SIGN_OUT("session.sign_out"),
  SESSION_END("session.end"),
  REQUEST("request.refused"),

  USER_CREATE("user.create"),
  USER_CHANGE("user.change"),
  USER_DISABLE("user.disable"),
  USER_ENABLE("user.enable"),
  PASSWORD_SET("user.password_set"),
  TOKEN_CREATE("token.create"),
  TOKEN_REVOKE("token.revoke"),

  PROJECT_CREATE("project.create"),
  PROJECT_CHANGE("project.change"),
  MEMBER_ADD("project.member_add"),
  MEMBER_CHANGE("project.member_change"),
  MEMBER_REMOVE("project.member_remove"),
  ENVIRONMENT_CREATE("environment.create"),
  POLICY_CHANGE("environment.policy_change"),

  SET_CREATE("db_set.create"),
  SET_CHANGE("db_set.change"),
  SET_DISABLE("db_set.disable"),
  SET_ENABLE("db_set.enable"),
  TARGET_CREATE("target.create"),
  TARGET_CHANGE("target.change"),
  TARGET_DISABLE("target.disable"),
  TARGET_ENABLE("target.enable"),
  CONNECTION_TEST("target.test_connection"),
  SECRETS_REWRAP("secrets.rewrap"),

  CHANGE_CREATE("migration.create"),
  CHANGE_EDIT("migration.edit"),

  RUN_REQUEST("run.request"),
  RUN_APPROVE("run.approve"),
  RUN_DENY("run.deny"),
  RUN_VOID("run.void"),
  RUN_EXECUTE("run.execute"),
  RUN_CLAIM("run.claim"),
  RUN_CANCEL("run.cancel"),
  RUN_RETRY("run.retry"),
  RUN_FINISH("run.finish"),
  ITEM_SETTLE("run.item_settle"),

  REGISTRY_PROJECT_CREATE("registry.project_create"),
  REGISTRY_PROJECT_REMOVE("registry.project_remove"),
  REGISTRY_ROLE_GIVE("registry.role_give"),
  REGISTRY_ROLE_TAKE("registry.role_take"),
  REGISTRY_KEY_ROTATE("registry.key_rotate"),
  REGISTRY_SCHEMA_CREATE("registry.schema_create"),
  REGISTRY_SCHEMA_CHANGE("registry.schema_change"),
  REGISTRY_SCHEMA_REMOVE("registry.schema_remove"),
  CONFIG_CREATE("config.create"),
  CONFIG_CHANGE("config.change"),
  CONFIG_REMOVE("config.remove"),
  CONFIG_ROLL_BACK("config.roll_back"),
  CONFIG_BATCH("config.batch"),
  CONFIG_IMPORT("config.import"),
  CLUSTER_JOIN("cluster.join"),
  CLUSTER_LEAVE("cluster.leave"),
  CLUSTER_TRANSFER("cluster.transfer"),

  AUDIT_EXPORT("audit.export"),
  AUDIT_CHECKPOINT("audit.checkpoint");

  private final String text;

  Action(String text) {
    this.text = text;
  }

  /// As it stands in the database, in JSON and in filters.
  public String text() {
    return text;
  }
}
