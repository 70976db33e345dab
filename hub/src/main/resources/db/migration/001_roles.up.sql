-- What the hub itself may do, whoever signs in to migrate it. A role belongs to the whole server, so that it may be there.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'migratehub_app') then
    create role migratehub_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if not pg_catalog.pg_has_role(current_user, 'migratehub_app', 'member') then
    execute pg_catalog.format('grant migratehub_app to %I', current_user);
  end if;
end
$$;

create schema hub;

grant usage on schema hub to migratehub_app;

alter default privileges in schema hub grant select, insert, update, delete on tables to migratehub_app;

alter default privileges in schema hub grant usage, select on sequences to migratehub_app;
