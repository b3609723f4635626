#!/usr/bin/env bash
# Measures what bench/README.md publishes: ./run.sh [fanout|churn|idle|socketio|chat …]
# Needs two idle cores and a C compiler, for the load generator and the yardstick in load/.
# The server runs on core 0, the load on core 1; each figure has a fresh server and the yardstick
# beside it in the same run. For chat the server, the database and the load share both cores.
# JAVA_OPTIONS are handed to the server.
set -euo pipefail
cd "$(dirname "$0")/.."
WORK=target/bench
PORT=19190
OPTIONS=${JAVA_OPTIONS--Xms512m -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1}
SERVER=
CORES=0

stop() {
  [ -z "$SERVER" ] || { kill "$SERVER" 2>/dev/null || true; wait "$SERVER" 2>/dev/null || true; }
  SERVER=
}
trap stop EXIT

ready() {
  for _ in $(seq 300); do
    curl -sf -o /dev/null "http://127.0.0.1:$PORT$1" && return
    sleep 0.2
  done
  echo "the server did not start; see $WORK/server.log" >&2
  exit 1
}

lamplighter() {
  stop
  # shellcheck disable=SC2086 # options are words
  LAMPLIGHTER_DATA=$WORK/data PORT=$PORT LAMPLIGHTER_LIMITS_ENABLED=false \
    LAMPLIGHTER_CHANNELS_PUBLISH=user MP_JWT_VERIFY_ISSUER=bench \
    MP_JWT_VERIFY_AUDIENCES=bench \
    MP_JWT_VERIFY_PUBLICKEY_LOCATION=file:$PWD/$WORK/public.pem \
    taskset -c $CORES java $OPTIONS -jar target/lamplighter.jar > $WORK/server.log 2>&1 &
  SERVER=$!
  ready /health/ready
}

nullws() {
  stop
  taskset -c 0 $WORK/nullws $PORT -i &
  SERVER=$!
  sleep 0.5
}

# A WAR with one endpoint that does nothing, on the same Payara Micro with the same options.
bare() {
  stop
  local api micro
  api=$(find ~/.m2/repository/jakarta/platform/jakarta.jakartaee-api/10.0.0 -name '*.jar')
  micro=$(find ~/.m2/repository/fish/payara/extras/payara-micro -name 'payara-micro-*.jar' ! -name '*-sources.jar')
  mkdir -p $WORK/bare/WEB-INF/classes
  javac -d $WORK/bare/WEB-INF/classes -cp "$api" bench/bare/BareEndpoint.java
  jar --create --file $WORK/ROOT.war -C $WORK/bare .
  # shellcheck disable=SC2086
  taskset -c 0 java $OPTIONS -jar "$micro" --nohazelcast --disablephonehome --port $PORT \
    --prebootcommandfile server-config/preboot.txt --deploy $WORK/ROOT.war > $WORK/server.log 2>&1 &
  SERVER=$!
  ready /health
}

load() { taskset -c 1 $WORK/wsload --port $PORT --tokens $WORK/tokens --pids "$SERVER" "$@"; }

# label, wsload's line: the figures that count
show() {
  python3 -c '
import json, sys
d = json.loads(sys.stdin.read())
out = {"connects_s": d["connect"]["per_s"], "failed": d["connect"]["failed"]}
for key in ("run", "churn"):
    if key in d:
        r = d[key]
        for f in ("lost", "dup", "gap", "p50", "p99", "max", "deliveries_s", "srv_cpu_s_per_M",
                  "srv_cpu_pct", "logins", "lost_on", "lost_off", "frames"):
            if f in r: out[f] = r[f]
        for f in ("online_ms", "offline_ms"):
            if f in r: out[f] = {k: r[f][k] for k in ("p50", "p99", "max")}
if "max" in d:
    out["max"] = {k: d["max"]["best"][k] for k in ("rate", "deliveries_s", "p99", "srv_cpu_s_per_M")}
s = d["server"]
out["rss_kib_each"] = round((s["rss_held_kb"] - s["rss_base_kb"]) / d["n"], 1)
print(sys.argv[1], json.dumps(out))' "$1"
}

fanout() {
  local common=(-n 1000 --mode fanout --pubs 10 --rate 50 --dur 10 --warm 3 --drain 20
    --find-max 100 --max-dur 2 --growth 1.6 --bisect 3 --max-from 50)
  lamplighter
  for run in 1 2; do
    load "${common[@]}" --path '/ws?token=%t' --ready '"reply"' \
      --send '{"event":"subscribe","data":{"channel":"app:bench"},"ref":1}' \
      --pub '{"event":"publish","data":{"channel":"app:bench","data":"%s"}}' \
      | show "fanout lamplighter run $run"
  done
  nullws
  load "${common[@]}" --pub '{"type":"broadcast","data":"%s"}' | show "fanout yardstick"
}

churn() {
  local names common=(-n 1000 --mode churn --rate 20 --dur 10 --life 2 --off offline --drain 15)
  names=$(seq -s, -f '"T~0.%g.0~"' 0 203)
  lamplighter
  for warm in 1 2; do # the second run is the figure, on a warm server
    load "${common[@]}" --path '/ws?token=%t&stamp=%s' --logout '{"event":"user_offline"}' \
      --send '{"event":"watch","data":{"usernames":['"$names"']}}' \
      --send '{"event":"subscribe","data":{"channel":"online"}}' --ready online_count_update \
      | show "churn lamplighter run $warm"
  done
  nullws
  load "${common[@]}" --login '{"type":"user_online","username":"%s"}' | show "churn yardstick"
}

idle() {
  local common=(-n 5000 --mode idle --dur 3 --settle 2 --connect-time 120)
  lamplighter
  for run in 1 2 3; do
    load "${common[@]}" --path '/ws?token=%t' | show "idle lamplighter run $run"
  done
  bare
  for run in 1 2 3; do
    load "${common[@]}" --path /ws | show "idle bare endpoint run $run"
  done
}

# The same job on the stock Socket.IO server, and on netty-socketio; bench/peers.
socketio_node() {
  stop
  mkdir -p $WORK/peers
  cp bench/peers/package.json bench/peers/socketio-server.js $WORK/peers
  [ -d $WORK/peers/node_modules ] || npm --prefix $WORK/peers install --silent --no-audit --no-fund
  taskset -c 0 node $WORK/peers/socketio-server.js $PORT &
  SERVER=$!
  ready '/socket.io/?EIO=4&transport=polling'
}

netty_socketio() {
  stop
  mkdir -p $WORK/peers/classes
  [ -f $WORK/peers/classpath ] || ./mvnw -q -f bench/peers/pom.xml dependency:build-classpath \
    -Dmdep.outputFile="$PWD/$WORK/peers/classpath"
  javac -d $WORK/peers/classes -cp "$(cat $WORK/peers/classpath)" bench/peers/NettySocketIoServer.java
  taskset -c 0 java -Xms512m -Xmx1g -XX:+UseSerialGC \
    -cp "$WORK/peers/classes:$(cat $WORK/peers/classpath)" NettySocketIoServer $PORT > $WORK/server.log 2>&1 &
  SERVER=$!
  ready '/socket.io/?EIO=4&transport=polling'
}

# server, run
socketio_load() {
  local fan=(-n 1000 --mode fanout --pubs 10 --rate 50 --dur 10 --warm 3 --drain 20
    --find-max 100 --max-dur 2 --growth 1.6 --bisect 3 --max-from 50
    --pub '42["publish",{"channel":"app:bench","data":"%s"}]')
  local churn=(-n 1000 --mode churn --rate 20 --dur 10 --life 2 --off offline --drain 15)
  if [ "$1" = lamplighter ]; then
    fan+=(--auth '{"token":"%t"}' --ready online_count_update --send '42["subscribe",{"channel":"app:bench"}]')
    churn+=(--path '/socket.io/?EIO=4&transport=websocket&stamp=%s' --auth '{"token":"%t"}'
      --logout '42["user_offline"]' --ready online_count_update)
  else
    churn+=(--login '42["user_online",{"username":"%s"}]' --logout '42["user_offline",{}]')
  fi
  load --proto sio "${fan[@]}" | show "socketio fanout $1 run $2"
  load --proto sio "${churn[@]}" | show "socketio churn $1 run $2"
}

socketio() {
  local server
  for server in socketio_node netty_socketio lamplighter; do
    $server
    for run in 1 2; do socketio_load $server $run; done
  done
  lamplighter
  for run in 1 2; do
    load --proto sio -n 5000 --mode idle --dur 3 --settle 2 --connect-time 120 --auth '{"token":"%t"}' \
      | show "idle over socketio run $run"
  done
  lamplighter
  load -n 5000 --mode idle --dur 3 --settle 2 --connect-time 120 --path '/ws?token=%t' \
    --send '{"event":"ping","data":{},"ref":1}' --ready '"ref":1' \
    | show "idle over websocket, having spoken once as those over socketio, run 1"
}

# Messages to a partner, each stored before it is pushed, at fixed rates (RATES, messages a second),
# on a server that is warm. DATABASE_URL and its user and password name a PostgreSQL; without them it
# is the embedded database.
chat() {
  CORES=0,1
  lamplighter
  chatter 600 20 | show "chat warming up at 600"
  for rate in ${RATES-400 800 1500 2000 3000}; do
    chatter "$rate" 8 | show "chat at $rate"
  done
  CORES=0
}

chatter() {
  $WORK/wsload --port $PORT --tokens $WORK/tokens --pids "$SERVER" -n 100 --mode chat \
    --path '/ws?token=%t' --rate "$1" --warm 3 --dur "$2" --drain 10 --settle 1 \
    --pub '{"event":"send_message","data":{"to":"bench-%p","message":"hello %s","client_id":"%s"}}'
}

mkdir -p $WORK
bench/load/build.sh $WORK
[ -f $WORK/tokens ] || java bench/Tokens.java $WORK 5204
if [ ! -d $WORK/data ]; then # users are made at their first sight: not while we measure
  lamplighter
  load -n 5204 --mode idle --dur 1 --connect-time 120 --path '/ws?token=%t' | show "first sight"
fi
for scenario in "${@:-fanout}"; do $scenario; done
