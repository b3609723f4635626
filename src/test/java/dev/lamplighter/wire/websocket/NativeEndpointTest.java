package dev.lamplighter.wire.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;
import dev.lamplighter.support.Waits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that goes while its socket still opens: on another thread, so at any moment. */
class NativeEndpointTest extends HubCase {
  private enum Moment {
    BEFORE_PREPARED,
    PREPARED,
    ADMITTED
  }

  private final NativeEndpoint endpoint = new NativeEndpoint() {};

  /** The client closes at that moment. */
  private final class Sockets extends NativeSockets {
    private final Moment moment;

    Sockets(Moment moment) {
      this.moment = moment;
    }

    private void at(Moment now) {
      if (now == moment) {
        endpoint.close();
      }
    }

    @Override
    Session prepare(jakarta.websocket.Session socket) {
      at(Moment.BEFORE_PREPARED);
      return NativeEndpointTest.this.prepare("ana", new Recorder());
    }

    @Override
    void admit(Session session, String channel) {
      at(Moment.PREPARED);
      hub.admit(session, () -> {});
      at(Moment.ADMITTED);
    }

    @Override
    void closed(Session session) {
      hub.closed(session);
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void socketThatClosesWhileItOpensShouldLeaveNoSession(Moment moment) {
    endpoint.belongTo(new Sockets(moment));
    endpoint.open(null);

    Waits.until("the session left", () -> left.size() == 1);
    assertThat(hub.sessions().count()).isZero();
    assertThat(admitted).hasSize(1);
  }

  @Test
  void socketThatIsClosedTwiceShouldLeaveOnce() {
    endpoint.belongTo(new Sockets(null));
    endpoint.open(null);
    endpoint.close();
    endpoint.close();

    Waits.until("the session left", () -> left.size() == 1);
    assertThat(hub.sessions().count()).isZero();
  }
}
