create table hub.audit_events (
  seq bigint primary key check (seq > 0),
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  session text not null,
  ip text not null,
  request_id text not null,
  action text not null,
  outcome text not null check (outcome in ('allowed', 'denied', 'error')),
  resource_type text not null,
  resource_id text not null,
  project_id uuid,
  environment text,
  details text not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32)
);

create index audit_events_of_actor on hub.audit_events (actor_id, seq);

create index audit_events_of_action on hub.audit_events (action, seq);

create index audit_events_of_resource on hub.audit_events (resource_type, resource_id, seq);

create index audit_events_of_project on hub.audit_events (project_id, seq);

create index audit_events_at on hub.audit_events (at);

create function hub.refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are neither changed nor removed' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_events_stay before update or delete on hub.audit_events
  for each row execute function hub.refuse_change_of_audit();

create trigger audit_events_are_not_emptied before truncate on hub.audit_events
  for each statement execute function hub.refuse_change_of_audit();

revoke update, delete, truncate on hub.audit_events from migratehub_app;

-- The key that signs checkpoints: there is one.
create table hub.audit_keys (
  id text primary key,
  public_key text not null unique,
  secret_key_id text not null,
  secret_sealed bytea not null,
  created_at timestamptz not null
);

create unique index audit_keys_are_one on hub.audit_keys ((true));

create table hub.audit_checkpoints (
  seq bigint primary key references hub.audit_events,
  hash bytea not null,
  at timestamptz not null,
  key_id text not null,
  signature bytea not null
);

create trigger audit_checkpoints_stay before update or delete on hub.audit_checkpoints
  for each row execute function hub.refuse_change_of_audit();

create trigger audit_checkpoints_are_not_emptied before truncate on hub.audit_checkpoints
  for each statement execute function hub.refuse_change_of_audit();

revoke update, delete, truncate on hub.audit_checkpoints from migratehub_app;
