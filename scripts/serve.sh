# shellcheck shell=bash disable=SC2034,SC2154
# Sourced: serve_start KIND runs a database server of the testkit and leaves its URL in serve_url;
# serve_stop ends it. Expects root and JAVA_HOME.

serve_url=
serve_pid=

serve_build() {
  local build=$root/.build/serve
  mkdir -p "$build"
  if [[ -r $build/classpath && -z $(find "$root/pom.xml" "$root/testkit/pom.xml" \
    "$root/testkit/src/main" -newer "$build/classpath" -print -quit) ]]; then
    return 0
  fi
  [[ -t 2 ]] && echo "building..." >&2
  touch "$build/draft"
  if ! "$root/mvnw" --batch-mode --quiet --file "$root/pom.xml" --projects testkit \
    -Dmaven.test.skip -Dspotless.check.skip -Dmdep.analyze.skip -Denforcer.skip \
    package dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile="$build/libraries" \
    >"$build/log" 2>&1; then
    cat "$build/log" >&2
    echo "The testkit was not built." >&2
    return 1
  fi
  # Away from target, which another build may empty meanwhile.
  cp "$root"/testkit/target/testkit-*.jar "$build/testkit.jar"
  printf '%s:%s\n' "$build/testkit.jar" "$(cat "$build/libraries")" >"$build/draft.classpath"
  touch -r "$build/draft" "$build/draft.classpath"
  mv "$build/draft.classpath" "$build/classpath"
}

serve_start() {
  serve_build
  local folder=$root/.build/serve
  # It lives as long as its standard input, and that as long as this shell.
  coproc serve_process {
    cd "$folder" && exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
      -cp "$(cat "$folder/classpath")" dev.migratehub.testkit.Serve "$@"
  }
  serve_pid=$serve_process_PID
  if ! IFS= read -r serve_url <&"${serve_process[0]}"; then
    echo "The server did not start." >&2
    return 1
  fi
}

serve_stop() {
  if [[ -n $serve_pid ]]; then
    kill "$serve_pid" 2>/dev/null || true
    wait "$serve_pid" 2>/dev/null || true
    serve_pid=
  fi
}
