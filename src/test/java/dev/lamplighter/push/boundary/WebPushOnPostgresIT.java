package dev.lamplighter.push.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.OpenTransaction;
import dev.lamplighter.support.PostgresServer;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.StandInPushService;
import dev.lamplighter.support.SubscribedBrowser;
import dev.lamplighter.support.Waits;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class WebPushOnPostgresIT extends WebPushContract {
  @Override
  LamplighterServer server() {
    return LamplighterServer.sharedOnPostgres();
  }

  @Test
  void aLoginThatGrewTooOldShouldTakeItsSubscriptionsWithIt() throws SQLException {
    PostgresServer.Database database = LamplighterServer.sharedDatabase();
    Member cleo = RestClient.of(server()).register();
    SubscribedBrowser old = SubscribedBrowser.of(cleo);
    OpenTransaction.update(
        database,
        "UPDATE logins SET expires_at = now() - interval '1 minute' WHERE user_id = ?",
        cleo.id());
    Member again = RestClient.of(server()).login(cleo.username(), cleo.password());
    SubscribedBrowser young = SubscribedBrowser.at(StandInPushService.shared().endpoint());
    young.subscribe(again);
    Waits.until("swept", () -> subscriptions(database, cleo) == 1);
    again.rest().post("/api/ws/test-notification");
    young.await(1);
    assertThat(old.pushes()).isEmpty();
  }

  private static long subscriptions(PostgresServer.Database database, Member member)
      throws SQLException {
    return OpenTransaction.number(
        database, "SELECT count(*) FROM push_subscriptions WHERE user_id = ?", member.id());
  }
}
