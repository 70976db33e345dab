create table hub.runs (
  id uuid primary key,
  migration_id uuid not null,
  version_number int not null,
  project_id uuid not null references hub.projects,
  direction text not null check (direction in ('apply', 'rollback')),
  environment text not null references hub.environments,
  db_set_id uuid not null references hub.db_sets,
  state text not null check (state in (
    'awaiting_approval', 'approved', 'denied', 'needs_reapproval', 'queued', 'running', 'executed', 'failed', 'canceled')),
  reason text not null default '',
  on_failure text not null check (on_failure in ('stop', 'continue')),
  parallel int not null check (parallel between 1 and 64),
  digest bytea not null check (octet_length(digest) = 32),
  requested_by uuid not null references hub.users,
  requested_at timestamptz not null,
  queued_at timestamptz,
  queued_by uuid references hub.users,
  started_at timestamptz,
  finished_at timestamptz,
  cancel_requested_at timestamptz,
  cancel_requested_by uuid references hub.users,
  cancel_reason text,
  -- Counts the nodes that took it; only the last may write.
  claim bigint not null default 0,
  version bigint not null default 1,
  foreign key (migration_id, version_number) references hub.migration_versions (migration_id, number)
);

create index runs_of_migration on hub.runs (migration_id, requested_at desc);

create index runs_by_state on hub.runs (state, environment, requested_at desc);

create index runs_by_age on hub.runs (requested_at desc, id desc);

-- Targets are frozen when the run is requested: what is approved is this list.
create table hub.run_items (
  id uuid primary key,
  run_id uuid not null references hub.runs,
  target_id uuid not null references hub.db_targets,
  position int not null,
  state text not null check (state in ('queued', 'running', 'executed', 'skipped', 'failed', 'canceled', 'unknown')),
  attempts int not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  statements_done bigint not null default 0,
  statements_total bigint not null default 0,
  -- Rows that the run changed there, as the server counted; null where nobody heard.
  rows_changed bigint,
  error_code text,
  error_what text,
  error_now text,
  error_next text,
  token bigint,
  -- What a person decided about a statement in doubt; good for one attempt.
  doubt text not null default 'undecided' check (doubt in ('undecided', 'retry', 'skip')),
  unique (run_id, target_id),
  unique (run_id, position)
);

create index run_items_of_target on hub.run_items (target_id, state);

-- Every write of a run or an item gets a greater number, so that whoever watches asks for what came after one.
create sequence hub.run_changes;

alter table hub.runs add column changed bigint not null default nextval('hub.run_changes');

alter table hub.run_items add column changed bigint not null default nextval('hub.run_changes');

create index runs_by_change on hub.runs (changed);

create function hub.count_change_of_run() returns trigger language plpgsql as $$
begin
  new.changed := nextval('hub.run_changes');
  return new;
end
$$;

create trigger runs_count_changes before update on hub.runs
  for each row execute function hub.count_change_of_run();

create trigger run_items_count_changes before update on hub.run_items
  for each row execute function hub.count_change_of_run();

create table hub.run_logs (
  id bigint generated always as identity primary key,
  item_id uuid not null references hub.run_items,
  attempt int not null,
  at timestamptz not null,
  level text not null check (level in ('info', 'warn', 'error')),
  text text not null
);

create index run_logs_of_item on hub.run_logs (item_id, id);

create table hub.approvals (
  id uuid primary key,
  run_id uuid not null references hub.runs,
  decision text not null check (decision in ('approved', 'denied')),
  by_user uuid not null references hub.users,
  role text not null,
  at timestamptz not null,
  expires_at timestamptz,
  digest bytea not null check (octet_length(digest) = 32),
  comment text not null
);

create index approvals_of_run on hub.approvals (run_id, at);

create trigger approvals_stay before update or delete on hub.approvals
  for each row execute function hub.refuse_change_of_version();

revoke update, delete, truncate on hub.approvals from migratehub_app;

-- One at a time on a target; a token only grows, so that who was overtaken cannot write any more.
create table hub.target_leases (
  target_id uuid primary key references hub.db_targets,
  token bigint not null,
  owner text not null,
  item_id uuid,
  expires_at timestamptz not null
);

create table hub.idempotency_keys (
  user_id uuid not null references hub.users,
  key text not null,
  request text not null,
  resource_id uuid not null,
  at timestamptz not null,
  primary key (user_id, key)
);

-- db-scheduler's table, as its documentation gives it for PostgreSQL.
create table hub.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on hub.scheduled_tasks (execution_time);

create index scheduled_tasks_heartbeat on hub.scheduled_tasks (last_heartbeat);

create index scheduled_tasks_priority on hub.scheduled_tasks (priority desc, execution_time asc);
