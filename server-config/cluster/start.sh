#!/usr/bin/env bash
# Starts three nodes behind HAProxy on this machine; Ctrl-C stops them.
#   server-config/cluster/start.sh
# PORT (8080) is where HAProxy listens; the nodes take the next three ports, and 6901 to 6903 among
# themselves. DATABASE_URL, _USER and _PASSWORD name the database; without them a PostgreSQL of its
# own runs on POSTGRES_PORT (15432) with its data in LAMPLIGHTER_DATA (./data/cluster), or below
# /var/lib/postgresql where its user may not enter that, and gets demo members unless
# LAMPLIGHTER_DEMO=false. Other settings of Lamplighter are passed on. Missing packages (haproxy,
# postgresql) are installed when this runs as root on Debian.
set -euo pipefail
cd "$(dirname "$0")/../.."

JAR=${LAMPLIGHTER_JAR:-target/lamplighter.jar}
DATA=$(realpath -m "${LAMPLIGHTER_DATA:-data/cluster}")
PORT=${PORT:-8080}
NODES=(one two three)
PIDS=()
POSTGRES_PORT=${POSTGRES_PORT:-15432}

fail() {
  echo "$1" >&2
  exit 1
}

# command, package
need() {
  command -v "$1" > /dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null \
    || fail "$1 is missing: install the package $2, or run this as root on Debian."
  apt-get -qq update
  apt-get -o DPkg::Lock::Timeout=500 -qq install -y --no-install-recommends "$2"
}

# PostgreSQL refuses to run as root, and its user may not enter the directory that root is in.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Whether PostgreSQL's user gets there: not below /root, for one.
reachable() {
  mkdir -p "$DATABASE"
  as_postgres test -x "$DATABASE" && return
  rmdir "$DATABASE"
  return 1
}

postgres() {
  need pg_lsclusters postgresql
  local bin
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  DATABASE=$DATA/postgres
  reachable || DATABASE=/var/lib/postgresql/lamplighter-$(cksum <<< "$DATABASE" | cut -d ' ' -f 1)
  local password=$DATABASE-password
  if [ ! -f "$DATABASE/PG_VERSION" ]; then
    mkdir -p "$DATABASE"
    (umask 077 && head -c 24 /dev/urandom | base64 > "$password")
    [ "$(id -u)" != 0 ] || chown postgres: "$DATABASE" "$password"
    as_postgres "$bin/initdb" -D "$DATABASE" -U lamplighter -A scram-sha-256 --pwfile="$password" \
      --no-instructions > /dev/null
  fi
  [ -f "$password" ] || fail "$password is missing: remove $DATABASE to begin with a new database."
  as_postgres "$bin/pg_ctl" -D "$DATABASE" -l "$DATABASE/log" -w -s start \
    -o "-p $POSTGRES_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$DATABASE" \
    || fail "PostgreSQL did not start on port $POSTGRES_PORT; $DATABASE/log says why."
  PG_CTL=$bin/pg_ctl
  export DATABASE_URL=jdbc:postgresql://127.0.0.1:$POSTGRES_PORT/postgres
  export DATABASE_USER=lamplighter DATABASE_PASSWORD
  DATABASE_PASSWORD=$(cat "$password")
  export LAMPLIGHTER_DEMO=${LAMPLIGHTER_DEMO:-true}
}

stop() {
  trap - EXIT INT TERM
  [ ${#PIDS[@]} = 0 ] || kill "${PIDS[@]}" 2> /dev/null || true
  wait
  [ -z "${PG_CTL:-}" ] || as_postgres "$PG_CTL" -D "$DATABASE" -s -m fast stop
}

# name, number
node() {
  mkdir -p "$DATA/$1"
  LAMPLIGHTER_NODE=$1 PORT=$((PORT + $2)) LAMPLIGHTER_CLUSTER_PORT=$((6900 + $2)) \
    LAMPLIGHTER_DATA=$DATA/$1 LAMPLIGHTER_TRUSTED_PROXIES=127.0.0.1/32 \
    java -Xmx512m -XX:+UseSerialGC -jar "$JAR" > "$DATA/$1/log" 2> "$DATA/$1/error" &
  PIDS+=($!)
}

# name, number: the port opens when the node serves
ready() {
  until curl -sf -o /dev/null "http://127.0.0.1:$((PORT + $2))/health/ready"; do
    kill -0 "${PIDS[$2 - 1]}" 2> /dev/null || fail "Node $1 did not start: $(cat "$DATA/$1/error")"
    sleep 0.3
  done
}

[ -f "$JAR" ] || fail "$JAR is missing: ./mvnw -q -DskipTests package makes it."
need haproxy haproxy
need curl curl
need java default-jre-headless
mkdir -p "$DATA"
trap stop EXIT
trap 'exit 0' INT TERM
[ -n "${DATABASE_URL:-}" ] || postgres

export LAMPLIGHTER_CLUSTER=127.0.0.1:6901,127.0.0.1:6902,127.0.0.1:6903
for i in 1 2 3; do node "${NODES[i - 1]}" $i; done
for i in 1 2 3; do ready "${NODES[i - 1]}" $i; done
BIND=127.0.0.1 PORT=$PORT PORT_ONE=$((PORT + 1)) PORT_TWO=$((PORT + 2)) PORT_THREE=$((PORT + 3)) \
  haproxy -db -f server-config/cluster/haproxy.cfg &
PIDS+=($!)
echo "Three nodes behind http://127.0.0.1:$PORT/, with the processes ${PIDS[*]:0:3};"
echo "their logs are $DATA/{one,two,three}/log. Kill one: its users come back on the others."
wait "${PIDS[3]}" # HAProxy; a node may end
