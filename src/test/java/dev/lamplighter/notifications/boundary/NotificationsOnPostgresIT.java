package dev.lamplighter.notifications.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.OpenTransaction;
import dev.lamplighter.support.SocketClient;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NotificationsOnPostgresIT implements NotificationsContract {
  @Override
  public LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }

  @Test
  void whatGoesForItsAgeShouldGoOutOfTheCount() throws SQLException {
    Member ana = member();
    Told.test(ana, "old");
    Told.test(ana, "young");
    try (SocketClient tab = connect(ana)) {
      OpenTransaction.update(
          LamplighterServer.sharedDatabase(),
          "UPDATE notifications SET created_at = now() - interval '100 days'"
              + " WHERE user_id = ? AND seq = 1",
          ana.id());
      JsonObject count =
          tab.await(
              "a newer count",
              frame ->
                  frame.getString("event").equals("notification_count")
                      && frame.getJsonObject("data").getInt("version") == 3);
      assertThat(count.getJsonObject("data").getInt("count")).isEqualTo(1);
    }
    assertThat(Told.messages(Told.list(ana))).containsExactly("young");
  }
}
