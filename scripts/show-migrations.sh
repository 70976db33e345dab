#!/usr/bin/env bash
set -euo pipefail

help() {
  cat <<'HELP'
usage: ./run migrations [sqlite | postgres | mysql | mariadb]...

Builds migr8 and shows it at work: the plan, applying, the status, the way back. First on an SQLite file,
then on a PostgreSQL of its own that it starts on 127.0.0.1. Nothing is left behind.

  sqlite      the notes of examples/sqlite-notes, on a file
  postgres    GoConfig Guardian's six tables of examples/guardian, on a PostgreSQL started for this
  mysql       a table and a procedure, on a MySQL started for this
  mariadb     the same, on a MariaDB started for this
  --help      this text

Needs a JDK 25 and nothing else; the servers come from Maven Central, once. To use migr8 itself: ./migr8
HELP
}

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
shows=()
for argument in "$@"; do
  case $argument in
    sqlite | postgres | mysql | mariadb) shows+=("$argument") ;;
    --help | -h) help; exit 0 ;;
    *) help >&2; exit 2 ;;
  esac
done
[[ ${#shows[@]} -gt 0 ]] || shows=(sqlite postgres)

# shellcheck source=scripts/jdk.sh
source "$root/scripts/jdk.sh"
# shellcheck source=scripts/serve.sh
source "$root/scripts/serve.sh"

folder=$(mktemp -d "${TMPDIR:-/tmp}/migr8-run.XXXXXX")
trap 'serve_stop; rm -rf "$folder"' EXIT

# What the caller has set must not reach a show.
for name in "${!MIGR8_@}" DATABASE_URL SUPABASE_URL SUPABASE_SERVICE_KEY; do unset "$name"; done

title() {
  local bold='' plain=''
  if [[ -t 1 && -z ${NO_COLOR:-} ]]; then bold=$'\e[1m' plain=$'\e[0m'; fi
  printf '\n%s%s%s\n' "$bold" "$*" "$plain"
}

show() {
  printf '\n$ migr8 %s\n' "$*"
  "$root/migr8" "$@"
}

sqlite() {
  title "SQLite: no server, no configuration"
  cp -R "$root/examples/sqlite-notes" "$folder/notes"
  cd "$folder/notes"
  show up 1 --dry-run
  show up
  show status
  show down
  show up
}

postgres() {
  title "PostgreSQL: GoConfig Guardian's schema"
  serve_start postgres
  export DATABASE_URL=$serve_url
  cp -R "$root/examples/guardian" "$folder/guardian"
  cd "$folder/guardian"
  show config test
  show up 2
  show up
  show status
  show down 2
  show version
  show goto 6
  show history
  serve_stop
  unset DATABASE_URL
}

mysql() { journaled mysql MySQL; }
mariadb() { journaled mariadb MariaDB; }

journaled() {
  title "$2: each statement is journaled, because $2 commits each definition by itself"
  serve_start "$1"
  # The server is empty but for its own schemas, and a database is created like anything else.
  mkdir -p "$folder/$1/first" "$folder/$1/migrations"
  cd "$folder/$1"
  echo 'create database shop;' >first/001_create_database.up.sql
  cat >migrations/001_create_orders.up.sql <<'SQL'
create table orders (id int auto_increment primary key, total decimal(10, 2) not null);

create procedure add_orders(in many int)
begin
  declare i int default 0;
  while i < many do
    insert into orders (total) values (i * 1.5);
    set i = i + 1;
  end while;
end;

call add_orders(10);
SQL
  echo 'drop procedure add_orders; drop table orders;' >migrations/001_create_orders.down.sql
  export DATABASE_URL=$serve_url
  show up --directory first
  export DATABASE_URL=${serve_url%/*}/shop
  show up
  show status
  show down
  serve_stop
  unset DATABASE_URL
}

for name in "${shows[@]}"; do "$name"; done

title "Done. Everything above is gone again; ./migr8 --help tells the rest."
