create table hub.projects (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  description text not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  version bigint not null default 1
);

create table hub.project_members (
  project_id uuid not null references hub.projects,
  user_id uuid not null references hub.users,
  role text not null check (role in ('user', 'manager')),
  since timestamptz not null,
  primary key (project_id, user_id)
);

create index project_members_of_user on hub.project_members (user_id);

create table hub.environments (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
  position int not null,
  policy jsonb,
  version bigint not null default 1
);

insert into hub.environments (name, position, policy) values
  ('daily', 1, '{"approver_differs": false, "executor": "user", "target_creator": "user", "approval_hours": 168, "networks": []}'),
  ('stg', 2, '{"approver_differs": false, "executor": "user", "target_creator": "manager", "approval_hours": 168, "networks": []}'),
  ('prd', 3, '{"approver_differs": true, "executor": "manager", "target_creator": "manager", "approval_hours": 72, "networks": []}');

create table hub.db_sets (
  id uuid primary key,
  project_id uuid not null references hub.projects,
  environment text not null references hub.environments,
  name text not null,
  description text not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  version bigint not null default 1,
  unique (project_id, name)
);

create table hub.db_targets (
  id uuid primary key,
  db_set_id uuid not null references hub.db_sets,
  name text not null,
  position int not null,
  engine text not null check (engine in ('postgresql', 'mysql', 'mariadb')),
  host text not null,
  port int not null check (port between 1 and 65535),
  database_name text not null,
  username text not null,
  tls_mode text not null check (tls_mode in ('disable', 'require', 'verify-ca', 'verify-full')),
  ca_pem text,
  password_key_id text,
  password_sealed bytea,
  created_at timestamptz not null,
  disabled_at timestamptz,
  version bigint not null default 1,
  unique (db_set_id, name),
  check ((password_key_id is null) = (password_sealed is null))
);

-- A run goes to a database once.
create unique index db_targets_by_place on hub.db_targets (db_set_id, host, port, database_name) where disabled_at is null;

create table hub.connection_tests (
  id uuid primary key,
  target_id uuid not null references hub.db_targets,
  at timestamptz not null,
  by_user uuid not null references hub.users,
  answer text not null check (answer in ('OK', 'DNS', 'UNREACHABLE', 'TLS', 'AUTH', 'DATABASE', 'PRIVILEGE')),
  server_version text,
  server_identity text
);

create index connection_tests_of_target on hub.connection_tests (target_id, at desc);
