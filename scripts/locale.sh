# shellcheck shell=bash
# Sourced: locale_settle makes names work whatever the locale is. Java reads names of files, arguments and variables
# in the charset of the locale it starts in, and in the locale C, which containers and cron have, that is ASCII. So it
# starts in one whose charset is UTF-8, as names are in every repository. What the user's terminal understands is
# left in locale_charset (empty: UTF-8), and the arguments in locale_arguments.

locale_charset=
locale_arguments=()

locale_settle() {
  locale_arguments=("$@")
  local charset
  charset=$(locale charmap 2>/dev/null) || charset=
  [[ $charset == UTF-8 ]] && return 0
  locale_charset=${charset:-US-ASCII}
  case $charset in
    '' | ANSI_X3.4-1968 | US-ASCII | ASCII | 646) ;;
    *) locale_translate "$charset" ;;
  esac
  # Before LC_ALL is set: from then on this shell too would read in the other charset.
  LC_ALL=$(locale_of_utf8) && export LC_ALL
}

locale_of_utf8() {
  local name
  for name in C.UTF-8 en_US.UTF-8 $(locale -a 2>/dev/null | grep -i 'utf-\{0,1\}8$' | head -n 1); do
    if [[ $({ LC_ALL=$name locale charmap; } 2>/dev/null) == UTF-8 ]]; then
      printf '%s\n' "$name"
      return 0
    fi
  done
  printf 'C.UTF-8\n'
}

# A terminal of another charset typed the arguments, and the variables that we read.
locale_translate() {
  command -v iconv >/dev/null || return 0
  local name i
  for i in "${!locale_arguments[@]}"; do
    locale_arguments[i]=$(locale_translated "$1" "${locale_arguments[i]}")
  done
  for name in "${!MIGR8_@}" DATABASE_URL; do
    [[ -n ${!name:-} ]] && export "$name=$(locale_translated "$1" "${!name}")"
  done
  return 0
}

locale_translated() {
  printf '%s' "$2" | iconv -f "$1" -t UTF-8 2>/dev/null || printf '%s' "$2"
}
