package dev.migratehub.guardian.registry;

import java.util.List;
import tools.jackson.databind.jsontype.NamedType;

/// The names of all cases in the log and in snapshots. A name is never given to another case.
final class Cases {

  static final List<NamedType> ALL =
      List.of(
          named(Command.Found.class, "found"),
          named(Command.PutUser.class, "put-user"),
          named(Command.RemoveUser.class, "remove-user"),
          named(Command.CreateProject.class, "create-project"),
          named(Command.RotateApiKey.class, "rotate-api-key"),
          named(Command.RemoveProject.class, "remove-project"),
          named(Command.Grant.class, "grant"),
          named(Command.Revoke.class, "revoke"),
          named(Command.CreateSchema.class, "create-schema"),
          named(Command.ChangeSchema.class, "change-schema"),
          named(Command.RemoveSchema.class, "remove-schema"),
          named(Command.Batch.class, "batch"),
          named(Command.CreateConfig.class, "create-config"),
          named(Command.ChangeConfig.class, "change-config"),
          named(Command.RollBack.class, "roll-back"),
          named(Command.RemoveConfig.class, "remove-config"),
          named(Answer.Done.class, "done"),
          named(Answer.Conflict.class, "conflict"),
          named(Answer.Exists.class, "exists"),
          named(Answer.Missing.class, "missing"),
          named(Answer.InUse.class, "in-use"),
          named(Answer.Refused.class, "refused"),
          named(Answer.KeyReused.class, "key-reused"),
          named(Answer.Moved.class, "moved"),
          named(Effect.Founded.class, "founded"),
          named(Effect.UserPut.class, "user"),
          named(Effect.UserGone.class, "user-gone"),
          named(Effect.ProjectPut.class, "project"),
          named(Effect.ProjectGone.class, "project-gone"),
          named(Effect.RolePut.class, "role"),
          named(Effect.RoleGone.class, "role-gone"),
          named(Effect.SchemaPut.class, "schema"),
          named(Effect.SchemaGone.class, "schema-gone"),
          named(Effect.ConfigPut.class, "config"),
          named(Effect.ConfigGone.class, "config-gone"),
          named(Line.Head.class, "head"),
          named(Line.Holds.class, "holds"),
          named(Line.Remembers.class, "remembers"),
          named(Line.Tells.class, "tells"),
          named(Line.End.class, "end"));

  private Cases() {}

  private static NamedType named(Class<?> type, String name) {
    return new NamedType(type, name);
  }
}
