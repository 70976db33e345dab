create table hub.users (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null check (role in ('user', 'manager', 'admin')),
  issuer text,
  subject text,
  password_hash text,
  disabled_at timestamptz,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  version bigint not null default 1,
  unique (email),
  unique (issuer, subject),
  check ((issuer is null) = (subject is null))
);

create table hub.tokens (
  id uuid primary key,
  user_id uuid not null references hub.users,
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index tokens_of_user on hub.tokens (user_id);
