create table if not exists pages (
  id bigint generated always as identity primary key,
  source_id text not null references sources (source_id) on delete cascade,
  url text not null unique,
  content text not null
);

create or replace function count_pages(wanted text) returns bigint as $$
begin
  return (select count(*) from pages where source_id = wanted);
end;
$$ language plpgsql;
