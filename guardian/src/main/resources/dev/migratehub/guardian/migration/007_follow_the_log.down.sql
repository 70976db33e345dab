drop trigger revisions_stay on config_revisions;
drop function revisions_stay();
drop table raft_applied;
drop index config_revisions_by_log_index;

alter table config_revisions
  drop column schema_id,
  drop column schema_log_index,
  drop column content_hash,
  drop column comment,
  drop column rolled_back_to,
  drop column request_id,
  drop column log_index;

alter table configs
  drop column content_hash,
  drop column log_index;

alter table config_schemas
  drop column version,
  drop column log_index;
