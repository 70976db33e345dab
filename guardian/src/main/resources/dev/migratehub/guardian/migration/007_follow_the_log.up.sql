alter table config_schemas
  add column version bigint not null default 1,
  add column log_index bigint not null default 0;

alter table configs
  add column content_hash char(64) not null default '',
  add column log_index bigint not null default 0;

alter table config_revisions
  add column schema_id varchar(64) not null default '',
  add column schema_log_index bigint not null default 0,
  add column content_hash char(64) not null default '',
  add column comment text not null default '',
  add column rolled_back_to bigint not null default 0,
  add column request_id varchar(255) not null default '',
  add column log_index bigint not null default 0;

create index config_revisions_by_log_index on config_revisions (log_index);

-- Up to which entry of which log the tables are written; one row.
create table raft_applied (
  one boolean primary key default true check (one),
  registry varchar(64) not null,
  idx bigint not null,
  updated_at timestamptz not null default now()
);

create function revisions_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    raise exception 'a revision of a configuration never changes';
  end if;
  if exists (select from guardian.configs where project_id = old.project_id and key = old.config_key) then
    raise exception 'a revision stays as long as its configuration';
  end if;
  return old;
end
$$;

create trigger revisions_stay before update or delete on config_revisions
  for each row execute function revisions_stay();
