#!/usr/bin/env bash
# Used by ./run: builds the hub of the clone in ROOT and leaves its jars in BUILD/lib. Expects JAVA_HOME.
set -euo pipefail

if [[ $# -ne 2 ]]; then
  echo "usage: scripts/build-hub.sh ROOT BUILD   (called by ./run)" >&2
  exit 2
fi
root=$1
build=$2

mkdir -p "$build"
if [[ -r $build/stamp && -z $(find "$root/pom.xml" "$root"/{engine,guardian,hub}/pom.xml \
  "$root"/{engine,guardian,hub}/src/main -newer "$build/stamp" -print -quit) ]]; then
  exit 0
fi

draft=$(mktemp -d "$build/draft.XXXXXX")
trap 'rm -rf "$draft"' EXIT
touch "$draft/stamp"
log=$build/build.log

echo "building..." >&2
if ! "$root/mvnw" --batch-mode --quiet --file "$root/pom.xml" --projects hub --also-make \
  -DwithoutTests -DwithHub -Dmaven.test.skip -Dspotless.check.skip -Dmdep.analyze.skip -Denforcer.skip \
  package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$draft/lib" \
  >"$log" 2>&1; then
  cat "$log" >&2
  echo "The hub was not built." >&2
  exit 70
fi
cp "$root"/hub/target/hub-*.jar "$draft/lib/"
rm -rf "$build/lib"
mv "$draft/lib" "$build/lib"
mv "$draft/stamp" "$build/stamp"
