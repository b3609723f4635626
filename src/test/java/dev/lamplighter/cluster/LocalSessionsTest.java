package dev.lamplighter.cluster;

import dev.lamplighter.hub.HubCase;
import dev.lamplighter.hub.Session;

class LocalSessionsTest extends HubCase implements SessionDirectoryContract {
  private final SessionDirectory directory = new LocalSessions(hub.sessions(), "a");

  @Override
  public SessionDirectory directory() {
    return directory;
  }

  @Override
  public Session connect(String user, Recorder recorder) {
    return super.connect(user, recorder);
  }

  @Override
  public void disconnect(Session session) {
    hub.closed(session);
  }
}
