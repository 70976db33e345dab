#!/usr/bin/env bash
# Used by ./migr8: builds the jars of the clone in ROOT and leaves in BUILD what starts them, one option
# of java on each line of the file `current`. Expects JAVA_HOME and that nobody else builds.
set -euo pipefail

if [[ $# -ne 2 ]]; then
  echo "usage: scripts/build-migr8.sh ROOT BUILD   (called by ./migr8)" >&2
  exit 2
fi
root=$1
build=$2

draft=$(mktemp -d "$build/draft.XXXXXX")
trap 'rm -rf "$draft"' EXIT
touch "$draft/stamp"
log=$build/build.log

[[ -t 2 ]] && echo "building..." >&2
if ! "$root/mvnw" --batch-mode --quiet --file "$root/pom.xml" --projects cli --also-make \
  -DwithoutTests -Dmaven.test.skip -Dspotless.check.skip -Dmdep.analyze.skip -Denforcer.skip \
  package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$draft" \
  >"$log" 2>&1; then
  cat "$log" >&2
  echo "migr8 was not built." >&2
  exit 70
fi
cp "$root"/cli/target/cli-*.jar "$draft/migr8.jar"

# Named after what it is made of: a running migr8 keeps its jars, and a start-up cache can never be used
# with other jars than its own.
name=$(cat "$draft"/*.jar "$JAVA_HOME/release" | cksum | tr ' ' '-')
home=$build/$name
if [[ ! -d $home ]]; then
  mkdir "$draft/home"
  mv "$draft"/*.jar "$draft/home/"
  mv "$draft/home" "$home"
fi

printf '%s\n' \
  -XX:+UseSerialGC \
  -XX:TieredStopAtLevel=1 \
  -Xlog:disable \
  -Xlog:all=error:stderr \
  -jar "$home/migr8.jar" >"$draft/options"

# The cache brings classes loaded and linked. Without it everything works, only slower.
if [[ ! -r $home/start.aot ]]; then
  options=()
  while IFS= read -r option; do options+=("$option"); done <"$draft/options"
  mkdir "$draft/training" "$draft/training/migrations"
  echo 'create table t (id integer primary key);' >"$draft/training/migrations/001_t.up.sql"
  (cd "$draft/training" && env -i PATH="$PATH" HOME="$HOME" \
    "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$home/start.aot" "${options[@]}" \
    up --url sqlite:training.db) >>"$log" 2>&1 </dev/null || true
fi
if [[ -r $home/start.aot ]]; then
  { echo "-XX:AOTCache=$home/start.aot" && cat "$draft/options"; } >"$draft/cached"
  mv "$draft/cached" "$draft/options"
fi

mv "$draft/options" "$build/current"
mv "$draft/stamp" "$build/stamp"

# The last few stay for those that are running.
find "$build" -mindepth 1 -maxdepth 1 -type d -name '[0-9]*' ! -path "$home" -mmin +60 -exec rm -rf {} +
