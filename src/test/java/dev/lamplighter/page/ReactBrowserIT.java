package dev.lamplighter.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The hooks and the badge in a page with the React of npm. */
class ReactBrowserIT {
  private static final String MOUNT =
      """
      async ([token, username]) => {
        const { createLamplighter, provideLamplighter } = await import('/client/lamplighter.js');
        const hooks = await import('/client/react.js');
        const { default: OnlineStatusBadge } = await import('/client/OnlineStatusBadge.js');
        const { createElement, StrictMode, useState } = React;
        const client = provideLamplighter(createLamplighter({ token }));
        hooks.provideReact(React);

        function Presence() {
          const { isConnected, currentUserId } = hooks.usePresenceStatus();
          const [seen, setSeen] = useState([]);
          const note = (mark) => (user) =>
            user.username === username && setSeen((before) => [...before, mark]);
          const online = hooks.useWebSocketOnline(note('+'), note('-'));
          const { unreadCount, notifications } = hooks.useWebSocketNotifications();
          return createElement(
            'section',
            {
              id: 'presence',
              'data-live': isConnected,
              'data-own': currentUserId,
              'data-counted': online.onlineCount > 0,
              'data-seen': seen.join(''),
              'data-unread': unreadCount,
            },
            createElement(OnlineStatusBadge, { username, size: 'large', ring: true }),
            ...notifications.map(({ id, message }) => createElement('p', { key: id }, message)),
          );
        }

        const place = document.body.appendChild(document.createElement('div'));
        window.root = ReactDOM.createRoot(place);
        window.root.render(createElement(StrictMode, null, createElement(Presence)));
        client.connect();
      }""";

  private static LamplighterServer server;
  private static Browser browser;

  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  @BeforeAll
  static void open() {
    server = PageServer.get();
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void aComponentShouldSeeSomebodyComeTellAndGo() {
    try (BrowserContext context = browser.context(new NewContextOptions().setBypassCSP(true))) {
      Page page = context.newPage();
      page.navigate(server.baseUrl() + "/examples/plain.html");
      for (String name : List.of("react", "react-dom")) {
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(umd(name)));
      }
      page.evaluate(MOUNT, List.of(ana.token(), ben.username()));
      page.locator("#presence[data-live=true][data-counted=true][data-seen='']").waitFor();
      page.locator("#presence[data-own='" + ana.id() + "']").waitFor();
      bulb(page, "offline");

      SocketClient socket = SocketClient.connected(server, ben);
      page.locator("#presence[data-seen='+']").waitFor();
      bulb(page, "online");

      ben.rest().put("/api/users/me/follows/" + ana.username());
      page.locator("#presence[data-unread='1'] p").waitFor();

      socket.close();
      page.locator("#presence[data-seen='+-']").waitFor();
      bulb(page, "offline");
    }
  }

  private static void bulb(Page page, String status) {
    page.locator("#presence lamp-status .bulb[data-status=" + status + "]").waitFor();
  }

  private static String umd(String name) {
    String path =
        "/META-INF/resources/_static/%s/18.3.1/umd/%s.production.min.js".formatted(name, name);
    try (InputStream script = ReactBrowserIT.class.getResourceAsStream(path)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
