#!/usr/bin/env bash
# Measures what docs/scaling.md publishes: three nodes on this machine, 20,000 users of whom node one
# holds none, two and three half each:
#   crowd: memory and CPU of a node that only knows who is online; a login with everybody online, on
#     each node; node three killed with all its users
#   quiet: a login with nobody online
#   polls: what a long-polling round trip costs that is passed on to the node of its session
# Needs psql and a C compiler (not for polls), and DATABASE_URL with _USER and _PASSWORD (an empty
# PostgreSQL database).
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DATABASE_URL:?set it to an empty PostgreSQL database}"
WORK=target/bench-cluster
USERS=${USERS:-20000}
HALF=$((USERS / 2))
OPTIONS=${JAVA_OPTIONS--Xms768m -Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1}
PIDS=()
LOADS=()

stop() {
  kill -9 "${PIDS[@]}" "${LOADS[@]}" 2> /dev/null || true
  wait 2> /dev/null || true
}
trap stop EXIT

# number
node() {
  # shellcheck disable=SC2086 # options are words
  LAMPLIGHTER_NODE=n$1 LAMPLIGHTER_DATA=$WORK/n$1 PORT=$((19290 + $1)) \
    LAMPLIGHTER_CLUSTER=127.0.0.1:19391,127.0.0.1:19392,127.0.0.1:19393 \
    LAMPLIGHTER_CLUSTER_PORT=$((19390 + $1)) LAMPLIGHTER_LIMITS_ENABLED=false \
    MP_JWT_VERIFY_ISSUER=bench MP_JWT_VERIFY_AUDIENCES=bench \
    MP_JWT_VERIFY_PUBLICKEY_LOCATION=file:$PWD/$WORK/public.pem \
    java $OPTIONS -jar target/lamplighter.jar > "$WORK/n$1.log" 2>&1 &
  PIDS+=($!)
}

# number
ready() {
  for _ in $(seq 600); do
    curl -sf -o /dev/null "http://127.0.0.1:$((19290 + $1))/health/ready" && return
    sleep 0.2
  done
  echo "node $1 did not start; see $WORK/n$1.log" >&2
  exit 1
}

# number
online() { curl -sf "http://127.0.0.1:$((19290 + $1))/api/ws/status" | grep -o '"online_users":[0-9]*' | cut -d: -f2; }

# number, users: waits until that node counts so many
await() {
  for _ in $(seq 1200); do
    [ "$(online "$1")" = "$2" ] && return
    sleep 0.05
  done
  echo "node $1 counts $(online "$1") instead of $2" >&2
  exit 1
}

# number: CPU milliseconds so far
cpu() { awk '{print ($14 + $15) * 10}' "/proc/${PIDS[$1 - 1]}/stat"; }

# number: KiB of live heap
heap() {
  jcmd "${PIDS[$1 - 1]}" GC.run > /dev/null
  jcmd "${PIDS[$1 - 1]}" GC.heap_info | grep -oE 'total [0-9]+K, used [0-9]+K' | grep -oE 'used [0-9]+' \
    | awk '{sum += $2} END {print sum}'
}

# number, first token, sockets, seconds: connects and holds them
hold() {
  sed -n "$2,$(($2 + $3 - 1))p" $WORK/tokens > "$WORK/tokens.$1"
  $WORK/wsload --port $((19290 + $1)) --tokens "$WORK/tokens.$1" --path '/ws?token=%t' -n "$3" \
    --mode idle --dur "$4" --connect-time 120 > "$WORK/load.$1" &
  LOADS+=($!)
}

# label, tokens from: 200 users come to node two and go again
logins() {
  local before=() i
  for i in 1 2 3; do before[i]=$(cpu $i); done
  sed -n "$2,$(($2 + 199))p" $WORK/tokens > $WORK/tokens.logins
  $WORK/wsload --port 19292 --tokens $WORK/tokens.logins --path '/ws?token=%t' -n 200 --mode idle \
    --dur 1 --connect-time 30 > $WORK/load.logins
  sleep 7 # the grace, and what is written behind
  for i in 1 2 3; do
    echo "$1: a login on node 2 and its end cost node $i $(awk "BEGIN {print ($(cpu $i) - ${before[i]}) / 200}") ms of CPU"
  done
}

# Users that the database knows: their first sight would cost more than a login.
users() {
  PGUSER=${DATABASE_USER:-} PGPASSWORD=${DATABASE_PASSWORD:-} psql -q "${DATABASE_URL#jdbc:}" -c "
    INSERT INTO users (id, username, admin, display_name, created_at)
    SELECT 'bench-' || i, CASE WHEN i < 1000 THEN 'bench-' || i ELSE 'T~0.' || (i - 1000) || '.0~' END,
      false, 'Bench ' || i, now() FROM generate_series(0, $((USERS + 599))) i
    ON CONFLICT DO NOTHING"
}

begin() {
  local i
  for i in 1 2 3; do node $i; done
  for i in 1 2 3; do ready $i; done
  users
  logins warm-up $((USERS + 1))
}

quiet() {
  begin
  logins "nobody online" $((USERS + 201))
}

crowd() {
  local base cost
  begin
  base=$(heap 1)
  hold 2 1 $HALF 600
  hold 3 $((HALF + 1)) $HALF 600
  await 1 "$USERS" && await 2 "$USERS" && await 3 "$USERS"
  sleep 3
  echo "a user online elsewhere: $(awk "BEGIN {print ($(heap 1) - $base) * 1024 / $USERS}") bytes of heap"
  cost=$(cpu 1) && sleep 5
  echo "$USERS online, nothing happens: node 1 uses $(awk "BEGIN {print ($(cpu 1) - $cost) / 50}") % of a core"
  logins "$USERS online" $((USERS + 401))
  death
}

polls() {
  for i in 1 2; do node $i; done
  for i in 1 2; do ready $i; done
  java -Xmx256m bench/Polls.java http://127.0.0.1:19291 "${PIDS[0]}" http://127.0.0.1:19292 "${PIDS[1]}" \
    "${ROUND_TRIPS:-6000}"
}

death() {
  local one two began
  one=$(cpu 1) && two=$(cpu 2)
  kill -9 "${PIDS[2]}"
  began=$(date +%s%N)
  await 1 "$HALF" && await 2 "$HALF"
  echo "node with $HALF users killed: gone everywhere after $((($(date +%s%N) - began) / 1000000)) ms," \
    "$(($(cpu 1) - one)) and $(($(cpu 2) - two)) ms of CPU on the others"
}

mkdir -p $WORK
[ "${1:-crowd}" = polls ] || bench/load/build.sh $WORK
[ -f $WORK/tokens ] || java bench/Tokens.java $WORK $((USERS + 600))
"${1:-crowd}"
