#!/usr/bin/env bash
# Migrates GoConfig Guardian's database.
#
#   scripts/migrate.sh up [N] | down [N] | version | status | create NAME | force VERSION | drop
#
# The database comes from DATABASE_URL (postgres://user:password@host:5432/name) or from .migr8.yaml.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if command -v migr8 >/dev/null; then
  migr8=(migr8)
elif [[ -x ../../migr8 ]]; then
  migr8=(../../migr8)
else
  echo "migr8 is not on the PATH; see the README on how to install it" >&2
  exit 2
fi

case "${1:-}" in
  up | down | version | status | create | force | drop) exec "${migr8[@]}" "$@" ;;
  *)
    sed -n '2,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac
