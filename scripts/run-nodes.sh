#!/usr/bin/env bash
set -euo pipefail

help() {
  cat <<'HELP'
usage: ./run nodes [--dsn URL] [--port N] [--fresh]

Builds Migrate Hub and starts three nodes of it on this machine, on one PostgreSQL: http://127.0.0.1:8080, 8081 and
8082. They share the work, and their registry of configurations is a group of three: any one of them can be killed, and
the other two go on. Says the process ids, so that you can try; Ctrl-C ends all of them.
What they keep lies in .build/hub-nodes, so that it is there again the next time.

  --dsn URL  use this PostgreSQL, 14 or newer, in place of one that is started for this
  --port N   the first node listens there, the others behind it
  --fresh    forget what is in .build/hub-nodes and begin anew

A node that was killed comes back when all are ended and started again. Try them:
  curl -s 127.0.0.1:8080/v1/ready
  curl -s -H "Authorization: Bearer $TOKEN" 127.0.0.1:8081/v1/cluster
HELP
}

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

dsn=${MIGRATEHUB_DB_DSN:-}
port=8080
fresh=
while (($#)); do
  case $1 in
    --dsn) dsn=${2:?--dsn needs an address}; shift ;;
    --dsn=*) dsn=${1#--dsn=} ;;
    --port) port=${2:?--port needs a number}; shift ;;
    --port=*) port=${1#--port=} ;;
    --fresh) fresh=yes ;;
    --help | -h) help; exit 0 ;;
    *) help >&2; exit 2 ;;
  esac
  shift
done

# shellcheck source=scripts/jdk.sh
source "$root/scripts/jdk.sh"
# shellcheck source=scripts/serve.sh
source "$root/scripts/serve.sh"

home=$root/.build/hub
nodes=$root/.build/hub-nodes
mkdir -p "$home"
"$root/scripts/build-hub.sh" "$root" "$home"
[[ -z $fresh ]] || rm -rf "$nodes"
mkdir -p "$nodes"
chmod 700 "$nodes"

secret() {
  local file=$nodes/$1
  [[ -r $file ]] || (umask 077 && head -c "$2" /dev/urandom | base64 | tr '+/' '-_' >"$file")
  cat "$file"
}

pids=()
hold=
finish() {
  trap - EXIT INT TERM
  ((${#pids[@]} == 0)) || kill "${pids[@]}" 2>/dev/null || true
  wait "${pids[@]}" 2>/dev/null || true
  [[ -z $hold ]] || exec {hold}>&-
}
trap finish EXIT
trap 'exit 130' INT TERM

if [[ -z $dsn ]]; then
  serve_build
  rm -f "$nodes/postgres.url"
  [[ -r $nodes/postgres.port ]] || echo $((20000 + RANDOM % 10000)) >"$nodes/postgres.port"
  exec {hold}> >(cd "$nodes" && exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$(cat "$root/.build/serve/classpath")" dev.migratehub.testkit.Serve postgres --data "$nodes/postgres" \
    --port "$(cat "$nodes/postgres.port")" >"$nodes/postgres.url" 2>"$nodes/postgres.log")
  for ((i = 0; i < 600; i++)); do
    [[ ! -s $nodes/postgres.url ]] || break
    sleep 0.1
  done
  dsn=$(cat "$nodes/postgres.url")
  [[ -n $dsn ]] || { cat "$nodes/postgres.log" >&2; exit 1; }
fi

export MIGRATEHUB_DB_DSN=$dsn
MIGRATEHUB_SECRET_KEY=${MIGRATEHUB_SECRET_KEY:-$(secret secret.key 32 | tr -- '-_' '+/')}
MIGRATEHUB_ADMIN_EMAIL=${MIGRATEHUB_ADMIN_EMAIL:-admin@localhost}
MIGRATEHUB_ADMIN_PASSWORD=${MIGRATEHUB_ADMIN_PASSWORD:-$(secret admin.password 12)}
MIGRATEHUB_SIGN_IN_PASSWORDS=true
MIGRATEHUB_REGISTRY_MEMBERS=a=127.0.0.1:$((port + 1000)),b=127.0.0.1:$((port + 1001)),c=127.0.0.1:$((port + 1002))
export MIGRATEHUB_SECRET_KEY MIGRATEHUB_ADMIN_EMAIL MIGRATEHUB_ADMIN_PASSWORD MIGRATEHUB_SIGN_IN_PASSWORDS
export MIGRATEHUB_REGISTRY_MEMBERS

# The first time they found the group together; afterwards each goes on with what its folder holds.
start_node() {
  local name=$1 at=$2 how=resume
  [[ -e $nodes/$name/member ]] || how=found
  MIGRATEHUB_REGISTRY_NODE=$name MIGRATEHUB_REGISTRY_FOLDER=$nodes/$name MIGRATEHUB_REGISTRY_START=$how \
    MIGRATEHUB_HTTP_ADDR=127.0.0.1:$at "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$home/lib/*" dev.migratehub.hub.HubApplication >"$nodes/$name.log" 2>&1 &
  pids+=($!)
  echo "  node $name  http://127.0.0.1:$at  process $!  log $nodes/$name.log"
}

echo
start_node a "$port"
start_node b $((port + 1))
start_node c $((port + 2))
echo
echo "  admin   $MIGRATEHUB_ADMIN_EMAIL   $MIGRATEHUB_ADMIN_PASSWORD"
echo
for at in $port $((port + 1)) $((port + 2)); do
  for ((i = 0; i < 600; i++)); do
    [[ $(curl --silent --max-time 2 "http://127.0.0.1:$at/v1/ready" || true) != '{"status":"up"}' ]] || break
    sleep 0.2
  done
done
echo "All three answer."
wait
