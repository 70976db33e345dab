#!/usr/bin/env bash
set -euo pipefail

help() {
  cat <<'HELP'
usage: ./run [--dsn URL] [--port N] [--no-sample] [--fresh]
       ./run nodes [--dsn URL] [--port N] [--fresh]
       ./run migrations [sqlite | postgres | mysql | mariadb]...

Builds Migrate Hub and starts it on http://127.0.0.1:8080 with an embedded PostgreSQL, a sample project and sample
databases on a PostgreSQL and a MariaDB of its own. Has the registry of configurations on. Says where to go and how to sign in; Ctrl-C ends it all.
What it keeps lies in .build/hub, so that it is there again the next time.

  --dsn URL    use this PostgreSQL, 14 or newer, in place of the embedded one: postgres://user:password@host/name;
               without a sample
  --port N     listen there
  --no-sample  no sample project and no servers for it
  --fresh      forget what is in .build/hub and begin anew
  nodes        three nodes on this machine, with a registry of configurations of three; ./run nodes --help
  migrations   not the hub: shows migr8 at work on databases that it starts for this; ./run migrations --help

Needs a JDK 25 and nothing else; the servers come from Maven Central, once. To use migr8 itself: ./migr8
All settings of the hub are in docs/guide/hub.md; what is set as MIGRATEHUB_... in the environment is used.
HELP
}

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

dsn=${MIGRATEHUB_DB_DSN:-}
port=8080
sample=yes
fresh=
while (($#)); do
  case $1 in
    --dsn) dsn=${2:?--dsn needs an address}; shift ;;
    --dsn=*) dsn=${1#--dsn=} ;;
    --port) port=${2:?--port needs a number}; shift ;;
    --port=*) port=${1#--port=} ;;
    --no-sample) sample= ;;
    --fresh) fresh=yes ;;
    --help | -h) help; exit 0 ;;
    *) help >&2; exit 2 ;;
  esac
  shift
done
[[ -z $dsn ]] || sample=

# shellcheck source=scripts/jdk.sh
source "$root/scripts/jdk.sh"
# shellcheck source=scripts/serve.sh
source "$root/scripts/serve.sh"

home=$root/.build/hub
mkdir -p "$home"
"$root/scripts/build-hub.sh" "$root" "$home"
[[ -z $fresh ]] || rm -rf "$home/data" "$home/servers"
mkdir -p "$home/data" "$home/servers"
chmod 700 "$home/data" "$home/servers"

# The servers of the sample live as long as their standard input, and that as long as this shell.
holds=()
finish() {
  for hold in ${holds[@]+"${holds[@]}"}; do exec {hold}>&-; done
}
trap finish EXIT

serve_sample() {
  local kind=$1 url=$home/servers/$1.url hold
  rm -f "$url"
  exec {hold}> >(cd "$home/servers" && exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$(cat "$root/.build/serve/classpath")" dev.migratehub.testkit.Serve "$kind" --data "$home/servers/$kind" \
    --port "$2" >"$url" 2>"$home/servers/$kind.log")
  holds+=("$hold")
}

# A port that stays, because the sample's targets are kept with it.
sample_port() {
  local file=$home/servers/$1.port
  [[ -r $file ]] || echo $((20000 + RANDOM % 10000)) >"$file"
  cat "$file"
}

sample_url() {
  local url=$home/servers/$1.url
  for ((i = 0; i < 600; i++)); do
    if [[ -s $url ]]; then
      cat "$url"
      return 0
    fi
    sleep 0.1
  done
  cat "$home/servers/$1.log" >&2
  return 1
}

secret() {
  local file=$home/data/$1
  [[ -r $file ]] || (umask 077 && head -c 12 /dev/urandom | base64 | tr '+/' '-_' >"$file")
  cat "$file"
}

if [[ -n $sample ]]; then
  serve_build
  serve_sample postgres "$(sample_port postgres)"
  serve_sample mariadb "$(sample_port mariadb)"
  MIGRATEHUB_SAMPLE_SERVERS=$(sample_url postgres),$(sample_url mariadb)
  MIGRATEHUB_SAMPLE_PASSWORD=$(secret sample.password)
  export MIGRATEHUB_SAMPLE_SERVERS MIGRATEHUB_SAMPLE_PASSWORD
fi
if [[ -z $dsn && -z ${MIGRATEHUB_ADMIN_EMAIL:-} ]]; then
  export MIGRATEHUB_ADMIN_EMAIL=admin@localhost
  MIGRATEHUB_ADMIN_PASSWORD=$(secret admin.password)
  export MIGRATEHUB_ADMIN_PASSWORD
  cat <<TEXT

Migrate Hub will be at http://127.0.0.1:$port

  admin    admin@localhost   $MIGRATEHUB_ADMIN_PASSWORD
TEXT
  [[ -z $sample ]] || cat <<TEXT
  manager  mia@localhost     $MIGRATEHUB_SAMPLE_PASSWORD
  user     ulf@localhost     $MIGRATEHUB_SAMPLE_PASSWORD
TEXT
  echo
fi
[[ -z $dsn ]] || export MIGRATEHUB_DB_DSN=$dsn

export MIGRATEHUB_DB_DATA=${MIGRATEHUB_DB_DATA:-$home/data/tool}
export MIGRATEHUB_REGISTRY_FOLDER=${MIGRATEHUB_REGISTRY_FOLDER:-$home/data/registry}
export MIGRATEHUB_HTTP_ADDR=${MIGRATEHUB_HTTP_ADDR:-127.0.0.1:$port}
"$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "$home/lib/*" dev.migratehub.hub.HubApplication
