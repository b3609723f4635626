"""Debian's python3-socketio as an application uses it: base, token, transports as arguments."""

import sys
import threading

import socketio

base, token, transports = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
client = socketio.Client(reconnection=False)
greeted = threading.Event()
client.on("connected", lambda data: greeted.set())
client.connect(base, auth={"token": token}, transports=transports, wait_timeout=10)
assert greeted.wait(10), "no greeting"
assert client.call("ping", timeout=10)["ok"]
text = "你好 é 😀"
assert client.call("set_status", {"status": "busy", "text": text}, timeout=10)["text"] == text
assert client.call("no_such_thing", timeout=10)["error"]["status"] == 400
assert client.call("ping", b"\x01\x02", timeout=10)["error"]["status"] == 400
client.disconnect()

try:
    socketio.Client(reconnection=False).connect(
        base, auth={"token": "nonsense"}, transports=transports, wait_timeout=10)
    raise AssertionError("a bad token was let in")
except socketio.exceptions.ConnectionError:
    pass
