# shellcheck shell=sh
# Sourced by bin/migr8 in locales whose charset is neither UTF-8 nor ASCII by their names: leaves the charset of the
# terminal in $charset (empty: UTF-8), and what was typed in it as UTF-8 in "$@" and in the variables that migr8 reads.

charset=$(locale charmap 2>/dev/null) || charset=
case $charset in
  UTF-8) charset= ;;
  '' | ANSI_X3.4-1968 | US-ASCII | ASCII | 646) charset=US-ASCII ;;
  *)
    if command -v iconv >/dev/null; then
      utf8() { printf '%s' "$1" | iconv -f "$charset" -t UTF-8 2>/dev/null || printf '%s' "$1"; }
      for word in "$@"; do
        shift
        set -- "$@" "$(utf8 "$word")"
      done
      for name in DATABASE_URL $(env | sed -n 's/^\(MIGR8_[A-Z0-9_]*\)=.*/\1/p'); do
        eval "value=\${$name:-}"
        # shellcheck disable=SC2154 # eval sets it
        [ -z "$value" ] || export "$name=$(utf8 "$value")"
      done
    fi
    ;;
esac
