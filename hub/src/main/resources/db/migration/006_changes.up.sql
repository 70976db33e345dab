create table hub.migrations (
  id uuid primary key,
  project_id uuid not null references hub.projects,
  key text not null check (key ~ '^[0-9]{1,40}$'),
  name text not null check (name ~ '^[A-Za-z0-9_-]{1,120}$'),
  ticket text not null,
  description text not null,
  created_by uuid not null references hub.users,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  current_version int not null,
  version bigint not null default 1,
  unique (project_id, key)
);

-- To the engine 1 and 001 are one version.
create unique index migrations_by_number on hub.migrations (project_id, (ltrim(key, '0')));

create index migrations_by_age on hub.migrations (project_id, created_at desc, id desc);

-- What was once written down stays: a new text is a new version.
create table hub.migration_versions (
  migration_id uuid not null references hub.migrations,
  number int not null check (number > 0),
  sql_up text not null,
  sql_down text,
  sha_up text not null,
  sha_down text,
  transaction_mode text not null check (transaction_mode in ('auto', 'single_transaction', 'no_transaction')),
  author_id uuid not null references hub.users,
  created_at timestamptz not null,
  comment text not null,
  primary key (migration_id, number)
);

create function hub.refuse_change_of_version() returns trigger language plpgsql as $$
begin
  raise exception 'versions are neither changed nor removed' using errcode = 'insufficient_privilege';
end
$$;

create trigger migration_versions_stay before update or delete on hub.migration_versions
  for each row execute function hub.refuse_change_of_version();

revoke update, delete, truncate on hub.migration_versions from migratehub_app;

-- Which version somebody saw last, and before that: pages say what is different since.
create table hub.change_looks (
  user_id uuid not null references hub.users,
  migration_id uuid not null references hub.migrations,
  version_number int not null,
  before int,
  primary key (user_id, migration_id)
);
