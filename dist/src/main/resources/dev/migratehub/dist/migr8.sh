#!/bin/sh
# Starts migr8 @VERSION@ with the Java runtime that lies beside it; nothing has to be installed.
# It runs no other program on its usual way: each would cost a millisecond.

program=$0
while [ -L "$program" ]; do
  link=$(readlink "$program")
  case $link in
    /*) program=$link ;;
    *) program=${program%/*}/$link ;;
  esac
done
case $program in */*) bin=${program%/*} ;; *) bin=. ;; esac
case $bin in
  . | .. | */. | */..) home=$bin/.. ;;
  */*) home=${bin%/*} ;;
  *) home=$bin/.. ;;
esac
app=$home/lib/app

case $home in
  *:*)
    echo "migr8: Java cannot work in a folder with a colon in its name ($home)." >&2
    echo "No database was touched. Move migr8 to another folder." >&2
    exit 70
    ;;
esac

classes=
# A cache for other jars than these would run their old classes, and Java does not look.
cache=$app/migr8-@CACHE@.aot
[ -r "$cache" ] || cache=
for jar in @JARS@; do
  classes=$classes:$app/$jar
  if [ -n "$cache" ] && { [ "$app/$jar" -nt "$cache" ] || [ "$app/$jar" -ot "$cache" ]; }; then
    cache=
  fi
done

# Names and arguments are UTF-8 for Java whatever the locale is; what the terminal understands is told.
charset=
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  C | POSIX) charset=US-ASCII ;;
  *) . "$home/lib/locale.sh" ;;
esac
LC_ALL=C.UTF-8
export LC_ALL

# What is meant for other Java programs would speak up in our output.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH
options=${MIGR8_JAVA_OPTIONS:-}
unset MIGR8_JAVA_OPTIONS

set -f
# shellcheck disable=SC2086 # the options are words
exec "$home/lib/runtime/bin/java" ${cache:+"-XX:AOTCache=$cache"} @OPTIONS@ \
  ${charset:+"-Dmigr8.charset=$charset"} "-Dorg.sqlite.lib.path=$app" "-Djava.library.path=$app" \
  $options -cp "${classes#:}" dev.migratehub.cli.Migr8 "$@"
