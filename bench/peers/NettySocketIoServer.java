import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** As socketio-server.js, on netty-socketio. Port: the first argument. */
public class NettySocketIoServer {
  private static final Map<UUID, String> NAMES = new ConcurrentHashMap<>();

  public static void main(String[] arguments) {
    Configuration configuration = new Configuration();
    configuration.setHostname("127.0.0.1");
    configuration.setPort(Integer.parseInt(arguments[0]));
    SocketIOServer server = new SocketIOServer(configuration);
    server.addConnectListener(
        client -> client.sendEvent("connected", Map.of("sid", client.getSessionId())));
    server.addEventListener(
        "user_online",
        Map.class,
        (client, data, ack) -> {
          NAMES.put(client.getSessionId(), String.valueOf(data.get("username")));
          told(server, "user_online", String.valueOf(data.get("username")));
        });
    server.addEventListener("user_offline", Map.class, (client, data, ack) -> gone(server, client));
    server.addEventListener(
        "publish",
        Map.class,
        (client, data, ack) -> server.getBroadcastOperations().sendEvent("channel_event", data));
    server.addDisconnectListener(client -> gone(server, client));
    server.start();
  }

  private static void gone(SocketIOServer server, SocketIOClient client) {
    String username = NAMES.remove(client.getSessionId());
    if (username != null) {
      told(server, "user_offline", username);
    }
  }

  private static void told(SocketIOServer server, String event, String username) {
    server
        .getBroadcastOperations()
        .sendEvent(event, Map.of("username", username, "user_id", username));
    server
        .getBroadcastOperations()
        .sendEvent("online_count_update", Map.of("count", NAMES.size()));
  }
}
