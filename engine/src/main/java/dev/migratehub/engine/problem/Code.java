package dev.migratehub.engine.problem;

import static dev.migratehub.engine.problem.Kind.FAILED;
import static dev.migratehub.engine.problem.Kind.INTERRUPTED;
import static dev.migratehub.engine.problem.Kind.LOCKED;
import static dev.migratehub.engine.problem.Kind.PENDING;
import static dev.migratehub.engine.problem.Kind.USAGE;
import static dev.migratehub.engine.problem.Kind.VALIDATION;

/// Every problem a user can meet. The id never changes its meaning and is a heading in
/// `docs/reference/errors.md`.
public enum Code {
  SETTING_INVALID("MH-001", USAGE, "A setting cannot be used"),
  CONFIG_UNREADABLE("MH-002", USAGE, "The configuration file cannot be read"),
  URL_INVALID("MH-003", USAGE, "The database URL cannot be understood"),
  DRIVER_MISSING("MH-004", USAGE, "The JDBC driver is not there"),
  TARGET_UNKNOWN("MH-005", USAGE, "No target has that name"),
  ARGUMENTS_INVALID("MH-006", USAGE, "The command line cannot be used"),
  NOT_CONFIRMED("MH-007", USAGE, "The confirmation was not given"),
  FILE_EXISTS("MH-008", USAGE, "A file of that name exists"),
  FOLDER_NOT_WRITABLE("MH-009", FAILED, "The folder cannot be written"),

  FOLDER_MISSING("MH-010", USAGE, "The migrations folder is not there"),
  LAYOUT_AMBIGUOUS("MH-011", VALIDATION, "The folder fits two layouts"),
  NAME_UNREADABLE("MH-012", VALIDATION, "A file name is not a migration's"),
  VERSION_DUPLICATE("MH-013", VALIDATION, "Two files have one version"),
  SCRIPT_EMPTY("MH-014", VALIDATION, "A script holds no statement"),
  SCRIPT_NOT_UTF8("MH-015", VALIDATION, "A script is not UTF-8"),
  DIRECTIVE_INVALID("MH-016", VALIDATION, "A directive cannot be used"),
  PATH_ESCAPES("MH-017", VALIDATION, "A name leads out of the migrations folder"),
  SCRIPT_SYNTAX("MH-018", VALIDATION, "A script cannot be split into statements"),
  FILE_UNREADABLE("MH-019", FAILED, "A file cannot be read"),

  SCRIPT_CHANGED("MH-020", VALIDATION, "An applied script was edited"),
  SCRIPT_MISSING("MH-021", VALIDATION, "An applied script left the folder"),
  FINISHED_PART_CHANGED("MH-022", VALIDATION, "The finished part of a script was edited"),
  OUT_OF_ORDER("MH-023", VALIDATION, "A pending version is older than the newest applied"),
  VERSION_UNKNOWN("MH-024", USAGE, "No migration has that version"),
  RUN_UNFINISHED("MH-025", VALIDATION, "An earlier run stopped half-way"),
  DOWN_MISSING("MH-026", VALIDATION, "There is no down script"),
  TRANSACTION_IMPOSSIBLE("MH-027", VALIDATION, "A statement cannot run in a transaction"),
  REQUIREMENT_MISSING("MH-028", VALIDATION, "A required version is not applied"),
  HISTORY_NOT_EMPTY("MH-029", VALIDATION, "The history is not empty"),
  STATEMENT_IN_DOUBT("MH-030", VALIDATION, "It is not known whether a statement took effect"),

  STATEMENT_FAILED("MH-031", FAILED, "A statement failed"),
  STATEMENT_BLOCKED("MH-032", FAILED, "Another session held a lock for too long"),
  CONNECTION_LOST("MH-033", FAILED, "The connection broke"),
  OUTCOME_UNKNOWN("MH-034", FAILED, "It is not known whether the commit arrived"),
  FOREIGN_KEYS_VIOLATED("MH-035", FAILED, "Rows lost what they refer to"),
  SCRIPT_CHANGED_MEANWHILE("MH-036", VALIDATION, "A script changed while it ran"),
  RUN_INTERRUPTED("MH-037", INTERRUPTED, "The run was interrupted"),
  TRANSACTION_LEFT_OPEN("MH-038", VALIDATION, "A script leaves its transaction open"),
  SESSION_LOST("MH-039", VALIDATION, "A script needs what went with its connection"),

  SERVER_UNREACHABLE("MH-040", FAILED, "The server cannot be reached"),
  SIGN_IN_REFUSED("MH-041", FAILED, "The server refused the user or the password"),
  DATABASE_UNKNOWN("MH-042", FAILED, "The database does not exist"),
  PRIVILEGE_MISSING("MH-043", FAILED, "The user may not do that"),
  DISK_FULL("MH-044", FAILED, "The database has no room left"),
  SERVER_TOO_OLD("MH-045", FAILED, "The server is older than any we support"),
  HISTORY_TABLE_FOREIGN("MH-046", FAILED, "The history table is not ours"),
  SESSION_NOT_KEPT("MH-047", FAILED, "A pooler does not keep the session"),
  PRECONDITION_FAILED("MH-048", FAILED, "A precondition does not hold"),

  TARGET_LOCKED("MH-050", LOCKED, "Another run holds the target"),
  LOCK_LOST("MH-051", LOCKED, "A run lost its lock on the target"),

  ADOPTION_NOTHING("MH-060", USAGE, "There is no history to adopt"),
  ADOPTION_SEVERAL("MH-061", USAGE, "Several histories could be adopted"),
  ADOPTION_LAYOUT("MH-062", VALIDATION, "The folder is not laid out as the other tool's"),
  ADOPTION_UNFINISHED("MH-063", VALIDATION, "The other tool stopped half-way"),
  ADOPTION_CHANGED("MH-064", VALIDATION, "Files differ from what the other tool applied"),
  ADOPTION_MISSING("MH-065", VALIDATION, "Files of the other tool's history are missing"),
  NOT_ADOPTED("MH-066", VALIDATION, "Another tool has migrated the database"),

  CALLBACK_FAILED("MH-070", FAILED, "A callback of the application failed"),
  MIGRATIONS_PENDING("MH-071", PENDING, "Migrations are pending"),

  VERSION_LATE("MH-080", VALIDATION, "A version is older than the newest of the other branch"),
  MERGED_SCRIPT_CHANGED("MH-081", VALIDATION, "A merged script was edited"),
  MERGED_SCRIPT_MISSING("MH-082", VALIDATION, "A merged script left the folder"),
  GIT_UNUSABLE("MH-083", USAGE, "Git does not say what the branches hold"),
  VERSION_IN_USE("MH-084", VALIDATION, "A migration cannot get another version"),

  HUB_UNKNOWN("MH-090", USAGE, "No hub is named"),
  HUB_UNREACHABLE("MH-091", FAILED, "The hub does not answer"),
  HUB_TOKEN_REFUSED("MH-092", FAILED, "The hub does not take the token"),
  HUB_REFUSED("MH-093", FAILED, "The hub says no"),
  HUB_RUN_FAILED("MH-094", FAILED, "A run of the hub was not executed everywhere"),
  HUB_RUN_NOT_APPROVED("MH-095", PENDING, "A run of the hub is not approved"),
  AUDIT_BROKEN("MH-096", VALIDATION, "An export of the audit was changed"),
  HUB_CONFLICT("MH-097", PENDING, "Somebody else changed the configuration"),

  CLIENT_MISSING("MH-100", USAGE, "A client program is missing"),
  CLIENT_UNFIT("MH-101", USAGE, "A client program does not fit the server"),
  DUMP_FAILED("MH-102", FAILED, "A dump failed"),
  BACKUP_UNKNOWN("MH-103", USAGE, "No backup has that name"),
  BACKUP_DAMAGED("MH-104", VALIDATION, "A backup is not what was written"),
  BACKUP_FOREIGN("MH-105", VALIDATION, "A backup is of another kind of database"),
  BACKUP_NEWER("MH-106", VALIDATION, "A backup is of a newer format"),
  BACKUP_OUTSIDE("MH-107", USAGE, "A name leads out of the backup folder"),
  DATABASE_NOT_EMPTY("MH-108", VALIDATION, "The database is not empty"),
  RESTORE_FAILED("MH-109", FAILED, "A restore failed"),
  RESTORE_UNFINISHED("MH-110", VALIDATION, "An earlier restore stopped half-way"),
  SCHEMA_DIFFERS("MH-111", VALIDATION, "What was restored has another schema"),
  BACKUP_NOT_WRITTEN("MH-112", FAILED, "A backup cannot be written"),

  SEEDS_MISSING("MH-120", USAGE, "There are no seeds where they should be"),
  SEED_UNREADABLE("MH-121", VALIDATION, "A seed file cannot be understood"),
  SEED_TABLE_UNKNOWN("MH-122", VALIDATION, "The table of a seed is not there"),
  SEED_COLUMN_UNFIT("MH-123", VALIDATION, "A column of a seed cannot be filled"),
  SEED_REFUSED("MH-124", FAILED, "A row of a seed was refused"),
  SEED_KEY_UNFIT("MH-125", VALIDATION, "The key of a seed does not tell rows apart"),
  SEED_CIRCLE("MH-126", VALIDATION, "Tables refer to each other in a circle"),
  SEED_OUTSIDE("MH-127", USAGE, "A name leads out of the seeds folder"),
  SEED_IMPOSSIBLE("MH-128", FAILED, "Rows for a table cannot be made up");

  private final String id;
  private final Kind kind;
  private final String title;

  Code(String id, Kind kind, String title) {
    this.id = id;
    this.kind = kind;
    this.title = title;
  }

  /// The stable id, `MH-` and three digits.
  public String id() {
    return id;
  }

  /// The family, which decides exit and HTTP status.
  public Kind kind() {
    return kind;
  }

  /// What happened in a few words, without names or numbers.
  public String title() {
    return title;
  }
}
